;;; SRFI 35: conditions, objects that tell what went wrong. A condition is a list of components, each with a condition
;;; type and the values of its fields; a compound condition has several. The engine's error objects are conditions of
;;; the types &message and &error.

(define-library (srfi 35)
  (export make-condition-type condition-type? make-condition condition? condition-has-type? condition-ref
          make-compound-condition extract-condition define-condition-type condition
          &condition &message message-condition? condition-message &serious serious-condition? &error error?)
  (import (scheme base) (only (srfi 1) any append-map every find)
          (only (parley system) %argument-error))
  (begin

;;; Condition types

;; PARENT is #f for &condition alone; FIELDS are all fields, those of the parent first.
;; (condition-type? obj): Returns whether OBJ is a condition type.
(define-record-type <condition-type>
  (new-condition-type id parent fields)
  condition-type?
  (id type-id)
  (parent type-parent)
  (fields type-fields))

;; (make-condition-type id parent field-names): Returns a new condition type named by the symbol ID, with the fields of
;; the type PARENT and those of the list FIELD-NAMES.
(define (make-condition-type id parent field-names)
  (if (not (symbol? id)) (%argument-error 'make-condition-type 1 "id" "a symbol" id))
  (check-type 'make-condition-type 2 "parent" parent)
  (if (not (and (list? field-names) (every symbol? field-names)))
      (%argument-error 'make-condition-type 3 "field-names" "a list of symbols" field-names))
  (let loop ((rest field-names) (known (type-fields parent)))
    (cond ((null? rest)
           (new-condition-type id parent (append (type-fields parent) field-names)))
          ((memq (car rest) known)
           (error "make-condition-type: the type has this field already:" (car rest)))
          (else (loop (cdr rest) (cons (car rest) known))))))

(define (check-type name position parameter object)
  (if (not (condition-type? object))
      (%argument-error name position parameter "a condition type" object)))

(define (subtype? type other)
  (and type
       (or (eq? type other) (subtype? (type-parent type) other))))

;;; Conditions

;; COMPONENTS is a list of pairs: an alist of fields and their values, and the condition type they belong to. In this
;; order because a report of an unhandled condition shows its beginning.
(define-record-type <condition>
  (new-condition components)
  plain-condition?
  (components plain-components))

;; (condition? obj): Returns whether OBJ is a condition.
(define (condition? obj)
  (or (plain-condition? obj) (error-object? obj)))

(define (components name condition)
  (cond ((plain-condition? condition)
         (plain-components condition))
        ((error-object? condition)
         (list (cons (list (cons 'message (error-object-message condition))) &message) (cons '() &error)))
        (else (%argument-error name 1 "condition" "a condition" condition))))

;; (make-condition type field-name value ...): Returns a condition of TYPE whose fields have the values that follow
;; their names; every field must be there.
(define (make-condition type . names-and-values)
  (check-type 'make-condition 1 "type" type)
  (let loop ((rest names-and-values) (bindings '()))
    (cond ((and (pair? rest) (pair? (cdr rest)))
           (loop (cddr rest) (cons (cons (car rest) (cadr rest)) bindings)))
          ((pair? rest)
           (error "make-condition: a field without a value:" (car rest)))
          (else
           (make-plain-condition 'make-condition (list (cons (reverse bindings) type)))))))

;; Makes a condition of components that need not have every field. A field that is missing, because types of a compound
;; condition share it, is taken from the first of the other components that has it.
(define (make-plain-condition name components)
  (define (fail text object)
    (error (string-append (symbol->string name) ": " text) object))
  (define (complete component)
    (let* ((bindings (car component)) (type (cdr component)) (fields (type-fields type)))
      (for-each (lambda (binding)
                  (if (not (memq (car binding) fields))
                      (fail (string-append "the type " (symbol->string (type-id type)) " has no field")
                            (car binding))))
                bindings)
      (cons (map (lambda (field)
                   (or (assq field bindings)
                       (first-binding field components)
                       (fail "a field has no value:" field)))
                 fields)
            type)))
  (new-condition (map complete components)))

(define (first-binding field components)
  (any (lambda (component) (assq field (car component))) components))

;; (condition (type (field expression) ...) ...): Returns a condition of the types, compound if there are several, whose
;; fields have the values of the expressions. A field that types share may be given once.
(define-syntax condition
  (syntax-rules ()
    ((_ (type0 (field0 expression0) ...) (type (field expression) ...) ...)
     (make-typed-condition
      (list (cons (list (cons 'field0 expression0) ...) type0)
            (cons (list (cons 'field expression) ...) type) ...)))))

(define (make-typed-condition components)
  (for-each (lambda (component) (check-type 'condition 1 "type" (cdr component))) components)
  (make-plain-condition 'condition components))

;; (make-compound-condition condition0 condition1 ...): Returns a condition with the components of all the arguments.
(define (make-compound-condition condition0 . conditions)
  (new-condition
   (append-map (lambda (condition) (components 'make-compound-condition condition))
               (cons condition0 conditions))))

;; (condition-has-type? condition type): Returns whether a component of CONDITION is of TYPE or of a type below it.
(define (condition-has-type? condition type)
  (let ((components (components 'condition-has-type? condition)))
    (check-type 'condition-has-type? 2 "type" type)
    (if (component-of-type components type) #t #f)))

(define (component-of-type components type)
  (find (lambda (component) (subtype? (cdr component) type)) components))

;; (condition-ref condition field-name): Returns the value of the field FIELD-NAME in the first component of CONDITION
;; that has it.
(define (condition-ref condition field-name)
  (let ((binding (first-binding field-name (components 'condition-ref condition))))
    (if (not binding) (error "condition-ref: the condition has no field" field-name))
    (cdr binding)))

;; (extract-condition condition type): Returns a condition of TYPE alone, with the fields of the first component of
;; CONDITION that is of TYPE or of a type below it.
(define (extract-condition condition type)
  (check-type 'extract-condition 2 "type" type)
  (let ((bindings (typed-bindings 'extract-condition condition type)))
    (new-condition
     (list (cons (map (lambda (field) (assq field bindings)) (type-fields type)) type)))))

;; The alist of the first component of CONDITION that is of TYPE or of a type below it.
(define (typed-bindings name condition type)
  (let ((component (component-of-type (components name condition) type)))
    (if (not component)
        (let ((wanted (string-append "a condition of type " (symbol->string (type-id type)))))
          (%argument-error name 1 "condition" wanted condition)))
    (car component)))

;; (define-condition-type name supertype predicate (field accessor) ...): Defines NAME as a condition type below
;; SUPERTYPE with the fields, PREDICATE as its predicate, and each ACCESSOR as the procedure that returns the field's
;; value.
(define-syntax define-condition-type
  (syntax-rules ()
    ((_ name supertype predicate (field accessor) ...)
     (begin
       (define name (make-condition-type 'name supertype '(field ...)))
       (define (predicate obj)
         (and (condition? obj) (condition-has-type? obj name)))
       (define (accessor condition)
         (cdr (assq 'field (typed-bindings 'accessor condition name))))
       ...))))

;;; The standard types

;; &condition: Holds the condition type that is above all others.
(define &condition (new-condition-type '&condition #f '()))

;; &message: Holds the type of the conditions with a message for the user.
;; (message-condition? obj): Returns whether OBJ is a condition of type &message.
;; (condition-message condition): Returns the message of CONDITION.
(define-condition-type &message &condition message-condition? (message condition-message))

;; &serious: Holds the type of the conditions that are too serious to be ignored.
;; (serious-condition? obj): Returns whether OBJ is a condition of type &serious.
(define-condition-type &serious &condition serious-condition?)

;; &error: Holds the type of the conditions that are errors.
;; (error? obj): Returns whether OBJ is a condition of type &error.
(define-condition-type &error &serious error?)

))

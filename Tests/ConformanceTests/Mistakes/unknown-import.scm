;; Names that an import that failed would have brought are not reported.
(import (scheme base) (no such library))
(from-no-such-library)

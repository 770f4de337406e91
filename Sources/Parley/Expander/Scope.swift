final class Scope {}

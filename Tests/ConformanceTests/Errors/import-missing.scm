(import (scheme base) (scheme write))
(display (sin 1.0))

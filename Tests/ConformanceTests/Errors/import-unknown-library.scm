(import (scheme base) (scheme list))

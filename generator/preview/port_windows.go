package preview

import "golang.org/x/sys/windows"

// errInUse is what the system says of a port that another program has.
const errInUse = windows.WSAEADDRINUSE

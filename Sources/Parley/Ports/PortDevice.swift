// The protocol between a port (text coding, buffers, position) and what it stands on: a file, a socket, a terminal, a
// Swift closure. Back ends outside the engine implement it.

import NIOCore

let listener = try await LineServer.listen(onPort: Int(CommandLine.arguments.dropFirst().first ?? "8002") ?? 8002)
print("port \(listener.channel.localAddress?.port ?? 0)")
try await LineServer(handlers: LineServer.handlers, actors: 2).serve(listener)

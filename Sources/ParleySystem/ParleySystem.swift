// The entry point: gives an interpreter the outside world. Without this call it has none.

import Parley

public enum ParleySystem {
  /// Installs files, processes, clocks, SCM sockets and the standard ports, as far as the interpreter's capabilities
  /// allow: the procedures are all there, and what is not allowed fails as if the system refused it.
  /// - Parameter arguments: what `(command-line)` returns.
  /// - Returns: the connection, for its wake descriptor and for `finish()` before the process leaves.
  @discardableResult
  public static func install(into interpreter: Interpreter, arguments: [String]) -> HostSystem {
    let calls = interpreter.capabilities.isFull ? Syscalls() : GuardedSyscalls(interpreter.capabilities)
    let system = HostSystem(calls: calls, interruptFlag: interpreter.interruptFlag, arguments: arguments)
    interpreter.setWakePreparation { [unowned system] token in system.prepareWake(token) }
    interpreter.setParkingPreparation { [unowned system] in system.prepareParking() }
    system.context.programDeadline = interpreter.deadline
    interpreter.setStandardPorts(
      input: system.standardInput, output: system.standardOutput, error: system.standardError)
    interpreter.setSourceReader { path in
      do throws(PortError) {
        return .success(try system.contents(ofFile: path))
      } catch {
        return .failure(Interpreter.SourceFailure(reason: error.message))
      }
    }
    interpreter.addFeatures(["socket", "i/o-extensions", "line-i/o", "char-ready?", "posix", "unix", "pipe", "system"])
    let define = interpreter.definer
    defineFilePrimitives(define, system)
    definePortModePrimitives(define, system)
    defineFileSystemPrimitives(define, system)
    defineProcessPrimitives(define, system)
    defineChildPrimitives(define, system)
    defineIdentityPrimitives(define, system)
    definePortFactPrimitives(define)
    defineSocketConstants(define)
    defineSocketPrimitives(define, system)
    defineSocketNamePrimitives(define, system)
    defineInetPrimitives(define, system)
    defineAddressPrimitives(define, system)
    defineMessagePrimitives(define, system)
    defineSocketOptionPrimitives(define, system)
    defineSocketFlagConstants(define)
    defineWaitPrimitives(define, system)
    return system
  }
}

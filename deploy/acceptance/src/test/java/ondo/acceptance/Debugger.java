package ondo.acceptance;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.Location;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds threads of a running server at a method of its, as a fault would: nothing in the server is
 * made for it.
 */
final class Debugger implements AutoCloseable {

  private final VirtualMachine machine;

  Debugger(int port) {
    this.machine = attach(port);
  }

  private static VirtualMachine attach(int port) {
    var connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(c -> c.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    var arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(String.valueOf(port));
    try {
      return connector.attach(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Lets a thread run into the last line of a method, and leaves it there; the others go on.
   *
   * @param passes how often the line is reached before
   */
  ThreadReference holdAt(String type, String method, int passes, Duration limit) {
    watch(type, method, passes, limit);
    return held(limit);
  }

  /** The same before the thread is on its way: {@link #held} waits for it. */
  void watch(String type, String method, int passes, Duration limit) {
    Await.until("the loading of " + type, limit, () -> !machine.classesByName(type).isEmpty());
    var breakpoint = machine.eventRequestManager().createBreakpointRequest(lastLine(type, method));
    breakpoint.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    breakpoint.addCountFilter(passes + 1);
    breakpoint.enable();
  }

  /** Waits for the thread that comes to a watched line. */
  ThreadReference held(Duration limit) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      var held = next();
      if (held != null) {
        return held;
      }
    }
    throw new IllegalStateException("no thread came to the watched line within " + limit);
  }

  private Location lastLine(String type, String method) {
    try {
      return machine.classesByName(type).stream()
          .flatMap(t -> t.methodsByName(method).stream())
          .filter(m -> !m.isAbstract())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no method " + type + "." + method))
          .allLineLocations()
          .getLast();
    } catch (AbsentInformationException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable ThreadReference next() {
    try {
      var events = machine.eventQueue().remove(1000);
      if (events == null) {
        return null;
      }
      for (var event : events) {
        if (event instanceof BreakpointEvent reached) {
          return reached.thread();
        }
      }
      events.resume();
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a held thread call a method in this thread's stead; whatever it throws goes on inside the
   * server as if the held method had thrown it. Returns at once.
   */
  void make(ThreadReference held, Deed deed) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                deed.run(held);
              } catch (InvocationException e) {
                stop(held, e);
              } catch (InvalidTypeException
                  | ClassNotLoadedException
                  | IncompatibleThreadStateException e) {
                throw new IllegalStateException(e);
              } catch (VMDisconnectedException e) {
                return;
              }
              held.resume();
            });
  }

  private static void stop(ThreadReference held, InvocationException thrown) {
    try {
      held.stop(thrown.exception());
    } catch (InvalidTypeException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a held thread is made to do. */
  @FunctionalInterface
  interface Deed {
    void run(ThreadReference held)
        throws InvalidTypeException,
            ClassNotLoadedException,
            IncompatibleThreadStateException,
            InvocationException;
  }

  /** Waits for itself for ever, and would listen to an interrupt. */
  Deed sleepForEver() {
    return held -> {
      var join = ((ClassType) held.referenceType()).concreteMethodByName("join", "()V");
      held.invokeMethod(held, join, List.<Value>of(), ThreadReference.INVOKE_SINGLE_THREADED);
    };
  }

  /** Computes for hours and listens to nothing. */
  Deed spinForEver() {
    return held -> {
      var type = (ClassType) machine.classesByName("java.math.BigInteger").getFirst();
      var two = type.getValue(type.fieldByName("TWO"));
      var power = type.concreteMethodByName("nextProbablePrime", "()Ljava/math/BigInteger;");
      var shift = type.concreteMethodByName("shiftLeft", "(I)Ljava/math/BigInteger;");
      var large =
          ((ObjectReference) two)
              .invokeMethod(
                  held,
                  shift,
                  List.of(machine.mirrorOf(60_000)),
                  ThreadReference.INVOKE_SINGLE_THREADED);
      ((ObjectReference) large)
          .invokeMethod(held, power, List.<Value>of(), ThreadReference.INVOKE_SINGLE_THREADED);
    };
  }

  /**
   * From now on every thread that calls a method begins its task there, computes for ever and
   * listens to nothing.
   * Threads that a debugger makes spin would keep the process from its end; these do not.
   *
   * @param code the class as it is
   */
  void spinIn(String type, String method, byte[] code) {
    CodeTransform nothing = (body, element) -> {};
    var loop =
        CodeTransform.endHandler(
            body -> {
              body.invokestatic(
                  ClassDesc.of("ondo.scheduler.work.Attempt"),
                  "nextTask",
                  MethodTypeDesc.of(ConstantDescs.CD_void));
              var again = body.newBoundLabel();
              body.goto_(again);
            });
    redefine(type, method, code, nothing.andThen(loop));
  }

  /** From now on a method that is called for a chunk in its first try calls itself for ever. */
  void recurseIn(String type, String method, byte[] code, long chunk) {
    var owner = ClassDesc.of(type);
    var ofChunk = ClassDesc.of("ondo.job.Chunk");
    var signature = MethodTypeDesc.of(ConstantDescs.CD_void, ofChunk);
    CodeTransform recursion =
        new CodeTransform() {
          @Override
          public void atStart(CodeBuilder body) {
            var other = body.newLabel();
            body.aload(0)
                .invokevirtual(ofChunk, "id", MethodTypeDesc.of(ConstantDescs.CD_long))
                .loadConstant(chunk)
                .lcmp()
                .ifne(other)
                .aload(0)
                .invokevirtual(ofChunk, "attempts", MethodTypeDesc.of(ConstantDescs.CD_int))
                .iconst_1()
                .if_icmpne(other)
                .aload(0)
                .invokestatic(owner, method, signature)
                .return_()
                .labelBinding(other);
          }

          @Override
          public void accept(CodeBuilder body, CodeElement element) {
            body.with(element);
          }
        };
    redefine(type, method, code, recursion);
  }

  private void redefine(String type, String method, byte[] code, CodeTransform change) {
    var file = ClassFile.of();
    var changed =
        file.transformClass(
            file.parse(code),
            ClassTransform.transformingMethodBodies(
                m -> m.methodName().equalsString(method), change));
    machine.redefineClasses(Map.of(machine.classesByName(type).getFirst(), changed));
  }

  /** Asks for more memory than there is. */
  Deed exhaustMemory() {
    return held -> {
      var text = machine.mirrorOf("0123456789");
      var repeat =
          ((ClassType) text.referenceType())
              .concreteMethodByName("repeat", "(I)Ljava/lang/String;");
      text.invokeMethod(
          held,
          repeat,
          List.of(machine.mirrorOf(200_000_000)),
          ThreadReference.INVOKE_SINGLE_THREADED);
    };
  }

  @Override
  public void close() {
    try {
      machine.dispose();
    } catch (VMDisconnectedException e) {
      // The server was killed, which ended this as well.
      return;
    }
  }
}

// Node loads this before Next. The platform holds the other end of standard input: when it dies, however it dies, this process
// and everything that it started end too, so that nothing is left on the web's port.
import process from "node:process";

function end() {
  try {
    // The platform makes this process the leader of a group of its own.
    process.kill(-process.pid, "SIGKILL");
  } catch {
    process.exit(1);
  }
}

// Next hands its own options on to the processes that it starts, whose standard input means nothing.
if (!process.env.SINTRA_GUARDED) {
  process.env.SINTRA_GUARDED = "yes";
  process.stdin.on("end", end).on("error", end).resume();
  // Being watched must not keep a build from ending.
  process.stdin.unref();
}

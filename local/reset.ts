/** `npm run reset`: stops the platform where it runs and removes its data; keys and programs stay. */
import { findInstance, stopInstance } from "./instance.ts";
import { stateDirFromEnv } from "./paths.ts";
import { stopServer } from "./postgres/server.ts";
import { sentence } from "./util/errors.ts";
import { join } from "./util/path.ts";

const stateDir = stateDirFromEnv();
try {
  const instance = await findInstance(stateDir);
  if (instance) {
    console.log("Stopping what runs…");
    if (!await stopInstance(instance)) {
      console.error(`The platform (process ${instance.pid}) does not stop: end it and run this again.`);
      Deno.exit(1);
    }
  }
  await stopServer(stateDir);
  for (const name of ["cluster.json", "seeded", "platform.json", "db", "storage", "mails", "logs"]) {
    await Deno.remove(join(stateDir, name), { recursive: true }).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
  console.log("The data is gone. npm start begins anew.");
} catch (error) {
  console.error(sentence(error, stateDir));
  Deno.exit(1);
}

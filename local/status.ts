/** `npm run --silent status`: where the platform answers, as lines that a shell can read. */
import { findInstance } from "./instance.ts";
import { readKeys } from "./keys.ts";
import { stateDirFromEnv } from "./paths.ts";

const stateDir = stateDirFromEnv();
const instance = await findInstance(stateDir);
const keys = await readKeys(stateDir);
if (!instance || !keys) {
  console.error("Nothing runs here: start it with npm start.");
  Deno.exit(1);
}
console.log(`API_URL=${instance.apiUrl}
DB_URL=${instance.databaseUrl}
PUBLISHABLE_KEY=${keys.publishableKey}
SECRET_KEY=${keys.secretKey}
JWT_SECRET=${keys.jwtSecret}
MAIL_URL=${instance.mailUrl}${instance.webUrl ? `\nWEB_URL=${instance.webUrl}` : ""}`);

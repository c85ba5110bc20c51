/** Where the platform of the end-to-end stories listens: ports of its own, beside a developer's. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

export const PORT_BASE = 25800;
export const WEB_PORT = 25810;
export const WEB_URL = `http://127.0.0.1:${WEB_PORT}`;
export const API_URL = `http://127.0.0.1:${PORT_BASE}`;
export const DATABASE_URL = `postgresql://postgres:postgres@127.0.0.1:${PORT_BASE + 1}/postgres`;
export const MAIL_URL = `http://127.0.0.1:${PORT_BASE + 3}`;
/** Where the stories ask what the model provider was asked, and switch it off and on. */
export const PROVIDER_PORT = 25820;

/** A new one for each run; whoever starts the run sets it. */
export const STATE_DIRECTORY = process.env.SINTRA_E2E_STATE ??= join(tmpdir(), `sintra-e2e-${process.pid}`);

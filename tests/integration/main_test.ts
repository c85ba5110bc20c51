/** Runs every story on one platform; see `support.ts`. */
import { shutDown } from "./support.ts";
import "./sign_up.ts";
import "./accounts.ts";
import "./conversation.ts";
import "./errors.ts";
import "./tenants.ts";
import "./idempotency.ts";
import "./quota.ts";
import "./resume_and_stop.ts";
import "./providers.ts";
import "./realtime.ts";
import "./worker.ts";
import "./crash.ts";
import "./billing.ts";
import "./orders.ts";
import "./tax_data.ts";
import "./gateways.ts";
import "./mail.ts";
import "./invoice_pdfs.ts";
import "./cerebro.ts";
import "./cerebro_by_hand.ts";
import "./offline.ts";
import "./attachments.ts";
import "./round_trips.ts";

Deno.test({
  name: "the platform stops, and leaves nothing running",
  sanitizeOps: false,
  sanitizeResources: false,
  fn: shutDown,
});

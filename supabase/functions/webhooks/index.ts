import { refusalText, webhooks } from "../_shared/office.ts";
import { forServices } from "../_shared/serve.ts";

export default forServices(webhooks, refusalText);

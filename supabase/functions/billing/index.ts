import { invoices } from "../_shared/invoices.ts";
import { billing, refusalText } from "../_shared/office.ts";
import { forPeople } from "../_shared/serve.ts";

export default forPeople((request, userId) => billing(request, userId, invoices(request)), refusalText);

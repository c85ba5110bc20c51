import { billing, refusalText } from "../_shared/office.ts";
import { forPeople } from "../_shared/serve.ts";

export default forPeople(billing, refusalText);

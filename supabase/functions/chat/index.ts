import { chat, refusalText } from "../_shared/edge.ts";
import { forPeople } from "../_shared/serve.ts";

export default forPeople(chat, refusalText);

import { cerebro, refusalText } from "../_shared/office.ts";
import { pages } from "../_shared/pages.ts";
import { forPeople } from "../_shared/serve.ts";

export default forPeople((request, userId) => cerebro(request, userId, pages), refusalText);

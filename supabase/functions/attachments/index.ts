import { attachments, refusalText } from "../_shared/edge.ts";
import { forPeople } from "../_shared/serve.ts";
import { uploads } from "../_shared/uploads.ts";

export default forPeople((request, userId) => attachments(request, userId, uploads(request)), refusalText);

import { refusalText, worker } from "../_shared/office.ts";
import { forTheProject } from "../_shared/serve.ts";

export default forTheProject(worker, refusalText);

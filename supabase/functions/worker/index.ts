import { worker } from "../_shared/edge.ts";
import { forTheProject } from "../_shared/serve.ts";

export default forTheProject(worker);

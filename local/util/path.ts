// The few path functions that local/ needs, from Node's own library so that nothing has to be downloaded.
export { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
export { fileURLToPath as fromFileUrl } from "node:url";

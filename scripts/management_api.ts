/**
 * A loopback stand-in of the part of Supabase's management API that `supabase functions deploy --use-api` and
 * `supabase secrets set` call: it keeps what was uploaded, so that a deployment can be rehearsed without a network.
 */
import { dirname, join, normalize, relative } from "node:path";

/** What one function's upload said of itself. */
export interface UploadedFunction {
  slug: string;
  entrypoint: string;
  importMap: string | null;
  verifyJwt: boolean;
  files: string[];
  bytes: number;
}

/** The running stand-in. */
export interface ManagementApi {
  url: string;
  functions: Map<string, UploadedFunction>;
  secrets: Map<string, string>;
  /** Calls that it did not know; a rehearsal that makes any has not rehearsed everything. */
  unknown: string[];
  close(): Promise<void>;
}

const project = "rehearsalrehearsalre";

/** The project reference that the stand-in answers for: twenty lower-case letters, as the CLI demands. */
export const rehearsalProject = project;

/** Starts the stand-in; every uploaded file is written below `folder` under the path it was uploaded with. */
export function startManagementApi(folder: string): ManagementApi {
  const functions = new Map<string, UploadedFunction>();
  const secrets = new Map<string, string>();
  const unknown: string[] = [];

  async function storeUpload(slug: string, form: FormData): Promise<Response> {
    const metadata = JSON.parse(String(form.get("metadata")));
    const files: string[] = [];
    let bytes = 0;
    for (const part of form.getAll("file")) {
      if (!(part instanceof File)) continue;
      const path = join(folder, normalize(part.name));
      if (relative(folder, path).startsWith("..")) {
        return Response.json({ message: `refused path ${part.name}` }, { status: 400 });
      }
      await Deno.mkdir(dirname(path), { recursive: true });
      const content = new Uint8Array(await part.arrayBuffer());
      await Deno.writeFile(path, content);
      files.push(part.name);
      bytes += content.length;
    }
    functions.set(slug, {
      slug,
      entrypoint: metadata.entrypoint_path,
      importMap: metadata.import_map_path ?? null,
      verifyJwt: metadata.verify_jwt,
      files,
      bytes,
    });
    const now = Date.now();
    return Response.json({
      id: slug,
      slug,
      name: slug,
      status: "ACTIVE",
      version: 1,
      created_at: now,
      updated_at: now,
      verify_jwt: metadata.verify_jwt,
      import_map: metadata.import_map_path != null,
      entrypoint_path: metadata.entrypoint_path,
      import_map_path: metadata.import_map_path,
    }, { status: 201 });
  }

  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const base = `/v1/projects/${project}`;
    if (request.method === "POST" && pathname === `${base}/functions/deploy`) {
      return await storeUpload(searchParams.get("slug") ?? "", await request.formData());
    }
    if (request.method === "PUT" && pathname === `${base}/functions`) return Response.json({ functions: [] });
    if (request.method === "GET" && pathname === `${base}/functions`) {
      return Response.json([...functions.values()].map((f) => ({ slug: f.slug })));
    }
    if (request.method === "POST" && pathname === `${base}/secrets`) {
      for (const { name, value } of await request.json()) secrets.set(name, value);
      return new Response(null, { status: 201 });
    }
    if (request.method === "GET" && pathname === base) {
      return Response.json({
        id: project,
        ref: project,
        name: "rehearsal",
        region: "sa-east-1",
        status: "ACTIVE_HEALTHY",
        organization_id: "rehearsal",
      });
    }
    unknown.push(`${request.method} ${pathname}`);
    return Response.json({ message: "Not Found" }, { status: 404 });
  });
  const { port } = server.addr as Deno.NetAddr;
  return { url: `http://127.0.0.1:${port}`, functions, secrets, unknown, close: () => server.shutdown() };
}

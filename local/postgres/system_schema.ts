/** Creates the tables of Auth and Storage, through the service that will serve them. */
export async function createSystemSchema(url: string): Promise<void> {
  const { App, createPostgresConnection } = await import("../services/lite.ts");
  const connection = createPostgresConnection({ url, postgresOptions: { max: 1, onnotice: () => {} } });
  try {
    const app = new App({
      connection,
      auth: { enabled: true, jwt_secret: crypto.randomUUID() + crypto.randomUUID() },
      storage: { enabled: true },
      // The history of migrations is the Supabase CLI's to create.
      db: { migrations: { enabled: false } },
    });
    // Any adapter: storage counts as switched on, and gets its tables, only where one is set.
    Object.assign(app, { _storageAdapter: {} });
    await app.ensureSystemSchema();
  } finally {
    await connection.close();
  }
}

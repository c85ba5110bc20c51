/** The reference of the cold start: a function that does nothing. */
export default { fetch: () => new Response("ok") };

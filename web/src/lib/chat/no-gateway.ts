/**
 * Takes the place of `@ai-sdk/gateway` in the browser: `ai` brings along a client of a vendor's gateway that a page never
 * calls, because answers come from our own function. Same names, nothing behind them.
 */
export class GatewayError extends Error {}

export class GatewayAuthenticationError extends GatewayError {}

export function createGateway(): never {
  throw new GatewayError("The browser asks our own function, no gateway.");
}

export const gateway = createGateway;

/** Address of the list of invoices. */
export const INVOICES_PATH = "/dashboard/cuenta/facturas";

/** Address of an invoice's page. */
export function invoicePath(number: string): string {
  return `${INVOICES_PATH}/${encodeURIComponent(number)}`;
}

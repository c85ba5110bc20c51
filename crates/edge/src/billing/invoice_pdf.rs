//! `GET /billing/invoices/<id>/pdf`: an address, for a few minutes, of an invoice's PDF.
//!
//! Whether the caller may read the invoice is asked as the caller, so that the policies of `public.invoices` decide. It is printed by
//! the crate `invoice_pdf`, in a module of its own that is loaded where something is to be printed: the first time that somebody
//! asks, and again after the invoice's status changed.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::billing_answers::{InvoiceDocument, PdfKept};
use crate::edge::Edge;
use crate::errors::{Code, Refusal};
use crate::platform::{Platform, Spawner};
use crate::rpc::{self, CallError};
use crate::storage::{Storage, StorageError};

const BUCKET: &str = "invoices";
/// How long an address holds: long enough to open it, too short to pass it on.
const SECONDS: u32 = 300;
/// How often an invoice is printed whose status changes while that is done.
const TRIES: u32 = 3;

/// The invoices, as the person who calls may reach them, and what prints them.
pub trait Invoices {
    /// Whether this person may read the invoice.
    fn readable(&self, id: Uuid) -> impl Future<Output = Readable>;

    /// The PDF of a document that is given as JSON; nothing where printing failed.
    fn print(&self, document: &str) -> impl Future<Output = Option<Vec<u8>>>;
}

/// Whether a person may read an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readable {
    /// They may.
    Yes,
    /// They may not, or there is none.
    No,
    /// It could not be found out.
    Unknown,
}

/// Answers `{url, expires_in}`.
pub(super) async fn link<P: Platform>(
    edge: &Edge<P>,
    invoices: &impl Invoices,
    id: &str,
) -> Result<Value, Refusal> {
    let id = Uuid::parse_str(id).map_err(|_| Refusal::new(Code::InvoiceNotFound))?;
    match invoices.readable(id).await {
        Readable::Yes => {}
        Readable::No => return Err(Code::InvoiceNotFound.into()),
        Readable::Unknown => return Err(Code::Internal.into()),
    }
    let Some(storage) = &edge.config.storage else {
        let line = "invoice pdf: SUPABASE_URL or SUPABASE_SECRET_KEYS is not set";
        edge.platform.spawner().log(line);
        return Err(Code::Internal.into());
    };
    for _ in 0..TRIES {
        let arguments = json!({ "p_invoice_id": id });
        let invoice: InvoiceDocument =
            rpc::call(&edge.platform, "invoice_document", &arguments).await?;
        if invoice.is_printed || print(edge, storage, invoices, id, &invoice).await? {
            let signed = storage.sign(&edge.platform, BUCKET, &invoice.path, SECONDS);
            match signed.await {
                Ok(url) => return Ok(json!({ "url": url, "expires_in": SECONDS })),
                // Somebody removed the file: it is printed anew.
                Err(StorageError::Status(400 | 404, _)) if invoice.is_printed => {
                    print(edge, storage, invoices, id, &invoice).await?;
                }
                Err(error) => return Err(failed(edge, &error)),
            }
        }
    }
    edge.platform
        .spawner()
        .log("invoice pdf: it was never what had been printed");
    Err(Code::Internal.into())
}

/// Prints an invoice and puts it where it belongs; whether it is still what was printed.
async fn print<P: Platform>(
    edge: &Edge<P>,
    storage: &Storage,
    invoices: &impl Invoices,
    id: Uuid,
    invoice: &InvoiceDocument,
) -> Result<bool, Refusal> {
    let Some(pdf) = invoices.print(&invoice.document.to_string()).await else {
        edge.platform
            .spawner()
            .log("invoice pdf: it was not printed");
        return Err(Code::Internal.into());
    };
    storage
        .write(
            &edge.platform,
            BUCKET,
            &invoice.path,
            "application/pdf",
            pdf,
        )
        .await
        .map_err(|error| failed(edge, &error))?;
    let arguments =
        json!({ "p_invoice_id": id, "p_status": invoice.status, "p_path": invoice.path });
    let kept: Result<PdfKept, CallError> =
        rpc::call(&edge.platform, "keep_invoice_pdf", &arguments).await;
    match kept {
        Ok(kept) => Ok(kept.is_current),
        Err(error) => {
            // The account went meanwhile, and its files with it: not with this one.
            if matches!(error, CallError::Refused(_)) {
                let names = [invoice.path.as_str()];
                let removed = storage.remove(&edge.platform, BUCKET, &names).await;
                if let Err(error) = removed {
                    return Err(failed(edge, &error));
                }
            }
            Err(error.into())
        }
    }
}

fn failed<P: Platform>(edge: &Edge<P>, error: &StorageError) -> Refusal {
    edge.platform
        .spawner()
        .log(&format!("invoice pdf: {error}"));
    Code::Internal.into()
}

//! Why an invoice could not be added up.

use std::fmt;

use crate::MoneyError;

/// Why an invoice or a credit note could not be added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceError {
    /// No lines.
    Empty,
    /// A quantity below one, a price of the wrong sign for its kind, or a line of a kind that is not asked for.
    LineInvalid,
    /// A discount below nothing, above the amount, or on a line that gives back.
    DiscountInvalid,
    /// The invoice has no such line.
    LineUnknown,
    /// More would be given back than was invoiced.
    CreditTooLarge,
    /// The credit note would give nothing back.
    CreditEmpty,
    /// An amount that could not be worked out.
    Money(MoneyError),
}

impl InvoiceError {
    /// The stable code that a client gets.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "invoice_empty",
            Self::LineInvalid => "invoice_line_invalid",
            Self::DiscountInvalid => "invoice_discount_invalid",
            Self::LineUnknown => "invoice_line_unknown",
            Self::CreditTooLarge => "credit_too_large",
            Self::CreditEmpty => "credit_empty",
            Self::Money(error) => error.code(),
        }
    }
}

impl From<MoneyError> for InvoiceError {
    fn from(error: MoneyError) -> Self {
        Self::Money(error)
    }
}

impl fmt::Display for InvoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for InvoiceError {}

//! Refusals: a stable code, an HTTP status, and a message in the language of whoever reads it.

use serde::Serialize;
use serde_json::{Map, Value};

pub use locale::Language;

/// The first language of an `Accept-Language` header that is spoken here; Spanish where there is none.
///
/// ```
/// use edge::errors::{Language, accepted_language};
///
/// assert_eq!(accepted_language("fr, pt-BR;q=0.8, en;q=0.5"), Language::Portuguese);
/// assert_eq!(accepted_language("de"), Language::Spanish);
/// ```
#[must_use]
pub fn accepted_language(header: &str) -> Language {
    header
        .split(',')
        .filter_map(|tag| tag.split(';').next())
        .find_map(|tag| Language::known(tag.trim()))
        .unwrap_or_default()
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident $code:literal $status:literal $es:literal $pt:literal $en:literal;)*) => {
        /// Why a request was refused. The names of the codes are part of the interface and never change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as clients see it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The HTTP status of a response that is refused with this code.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }

            /// The sentence for people.
            #[must_use]
            pub const fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::Spanish) => $es,
                    (Self::$name, Language::Portuguese) => $pt,
                    (Self::$name, Language::English) => $en,)*
                }
            }
        }
    };
}

catalogue! {
    /// No valid token or key.
    Unauthenticated "unauthenticated" 401
        "Inicia sesión para continuar."
        "Entre na sua conta para continuar."
        "Sign in to continue.";
    /// The account was switched off.
    AccountInactive "account_inactive" 403
        "Tu cuenta está desactivada. Escríbenos para reactivarla."
        "Sua conta está desativada. Fale conosco para reativá-la."
        "Your account is switched off. Write to us to switch it on again.";
    /// The person has no profile.
    ProfileNotFound "profile_not_found" 404
        "No encontramos tu perfil."
        "Não encontramos o seu perfil."
        "We cannot find your profile.";
    /// There is no such assistant.
    AssistantNotFound "assistant_not_found" 404
        "Ese asistente no existe."
        "Esse assistente não existe."
        "There is no such assistant.";
    /// The person has switched the assistant off.
    AssistantNotActive "assistant_not_active" 403
        "Ese asistente no está activo en tu equipo. Actívalo para conversar con él."
        "Esse assistente não está ativo na sua equipe. Ative-o para conversar com ele."
        "That assistant is not active in your team. Activate it to talk to it.";
    /// The plan does not include the assistant.
    PlanRequired "plan_required" 403
        "Tu plan no incluye este asistente. Mejora tu plan para usarlo."
        "Seu plano não inclui este assistente. Melhore o plano para usá-lo."
        "Your plan does not include this assistant. Upgrade to use it.";
    /// There is no running subscription.
    SubscriptionInactive "subscription_inactive" 402
        "Tu suscripción no está activa. Renuévala para seguir conversando."
        "Sua assinatura não está ativa. Renove-a para continuar conversando."
        "Your subscription is not active. Renew it to go on.";
    /// There is no such subscription.
    SubscriptionNotFound "subscription_not_found" 404
        "No encontramos esa suscripción."
        "Não encontramos essa assinatura."
        "We cannot find that subscription.";
    /// There is no such invoice, or it is none that this person may read.
    InvoiceNotFound "invoice_not_found" 404
        "No encontramos esa factura."
        "Não encontramos essa fatura."
        "We cannot find that invoice.";
    /// Somebody changed the subscription since it was read.
    SubscriptionChanged "subscription_changed" 409
        "Tu suscripción cambió mientras tanto. Revísala y vuelve a intentarlo."
        "Sua assinatura mudou nesse meio-tempo. Confira e tente de novo."
        "Your subscription changed in the meantime. Look at it and try again.";
    /// The plan cannot be taken out: it is not on offer, or there is none of that name.
    PlanNotOffered "plan_not_offered" 404
        "Ese plan no está disponible."
        "Esse plano não está disponível."
        "That plan is not on offer.";
    /// The pack of messages cannot be bought.
    PackNotOffered "pack_not_offered" 404
        "Ese paquete de mensajes no está disponible."
        "Esse pacote de mensagens não está disponível."
        "That pack of messages is not on offer.";
    /// More packs than are sold at once, or none.
    QuantityInvalid "quantity_invalid" 400
        "Elige entre 1 y 20 paquetes."
        "Escolha entre 1 e 20 pacotes."
        "Choose between 1 and 20 packs.";
    /// An invoice is to be paid before anything changes.
    InvoiceUnpaid "invoice_unpaid" 409
        "Tienes una factura por pagar. Págala primero."
        "Você tem uma fatura em aberto. Pague-a primeiro."
        "You have an invoice to pay. Pay it first.";
    /// The period is over and the next is being written.
    RenewalPending "renewal_pending" 409
        "Tu plan se está renovando. Vuelve a intentarlo en un minuto."
        "Seu plano está sendo renovado. Tente de novo em um minuto."
        "Your plan is being renewed. Try again in a minute.";
    /// What is to be paid is no longer what was shown; `details.total_amount` is what it is now.
    PriceChanged "price_changed" 409
        "El precio cambió desde que lo viste. Revísalo antes de confirmar."
        "O preço mudou desde que você o viu. Confira antes de confirmar."
        "The price has changed since you saw it. Check it before you confirm.";
    /// Something in the tax data is wrong; `details.problems` says in which field, what, and in words.
    TaxDataInvalid "tax_data_invalid" 422
        "Revisa los datos fiscales marcados."
        "Confira os dados fiscais marcados."
        "Look at the tax data that are marked.";
    /// The plan's messages of the period are used up.
    QuotaExhausted "quota_exhausted" 402
        "Ya usaste todos los mensajes de tu plan en este periodo."
        "Você já usou todas as mensagens do seu plano neste período."
        "You have used all messages of your plan for this period.";
    /// There is no such order, or it is somebody else's.
    OrderNotFound "order_not_found" 404
        "No encontramos ese pedido."
        "Não encontramos esse pedido."
        "We cannot find that order.";
    /// The order was paid, replaced or forgotten.
    OrderNotOpen "order_not_open" 409
        "Ese pedido ya no está por pagar."
        "Esse pedido não está mais em aberto."
        "That order is no longer to be paid.";
    /// The invoice was paid or cancelled.
    InvoiceNotOpen "invoice_not_open" 409
        "Esa factura ya no está por pagar."
        "Essa fatura não está mais em aberto."
        "That invoice is no longer to be paid.";
    /// No payment gateway has a key here, or not the one that was named.
    GatewayNotConfigured "gateway_not_configured" 503
        "El pago en línea no está disponible aquí. Escríbenos y te decimos cómo pagar."
        "O pagamento on-line não está disponível aqui. Fale conosco e diremos como pagar."
        "Paying online is not available here. Write to us and we tell you how to pay.";
    /// The gateway refused, or did not answer.
    GatewayUnavailable "gateway_unavailable" 502
        "El sistema de pagos no respondió. No se te cobró nada; vuelve a intentarlo en un momento."
        "O sistema de pagamentos não respondeu. Nada foi cobrado; tente de novo em instantes."
        "The payment system did not answer. You were not charged; try again in a moment.";
    /// No configured gateway takes money in this way in this currency.
    PaymentMethodUnsupported "payment_method_unsupported" 422
        "Esa forma de pago no está disponible para tu moneda."
        "Essa forma de pagamento não está disponível para a sua moeda."
        "That way of paying is not available in your currency.";
    /// Nobody has ever paid for the subscription through the gateway.
    PayerUnknown "payer_unknown" 409
        "Todavía no hay una tarjeta guardada. Se guarda con tu primer pago."
        "Ainda não há um cartão salvo. Ele é salvo no seu primeiro pagamento."
        "There is no saved card yet. It is saved with your first payment.";
    /// There is no such conversation, or it is somebody else's.
    ConversationNotFound "conversation_not_found" 404
        "No encontramos esa conversación."
        "Não encontramos essa conversa."
        "We cannot find that conversation.";
    /// The conversation was archived.
    ConversationArchived "conversation_archived" 409
        "Esa conversación está archivada. Restáurala para seguir."
        "Essa conversa está arquivada. Restaure-a para continuar."
        "That conversation is archived. Restore it to go on.";
    /// The conversation is with another assistant.
    ConversationAssistantMismatch "conversation_assistant_mismatch" 409
        "Esa conversación es con otro asistente."
        "Essa conversa é com outro assistente."
        "That conversation is with another assistant.";
    /// There is no such message in the conversation.
    MessageNotFound "message_not_found" 404
        "No encontramos ese mensaje."
        "Não encontramos essa mensagem."
        "We cannot find that message.";
    /// Another answer is being written in the conversation.
    TurnInProgress "turn_in_progress" 409
        "Todavía se está escribiendo una respuesta en esta conversación."
        "Ainda há uma resposta sendo escrita nesta conversa."
        "An answer is still being written in this conversation.";
    /// The message id is known, with another text.
    IdempotencyConflict "idempotency_conflict" 409
        "Ese mensaje ya fue enviado con otro texto."
        "Essa mensagem já foi enviada com outro texto."
        "That message was already sent with another text.";
    /// The body is not JSON.
    InvalidJson "invalid_json" 400
        "La solicitud no es JSON válido."
        "A solicitação não é um JSON válido."
        "The request is not valid JSON.";
    /// A field is missing or is not what it should be; `details.field` names it.
    InvalidRequest "invalid_request" 400
        "Falta un dato de la solicitud o no es válido."
        "Falta um dado da solicitação ou ele não é válido."
        "Something in the request is missing or not valid.";
    /// The message has no text.
    MessageEmpty "message_empty" 400
        "Escribe un mensaje."
        "Escreva uma mensagem."
        "Write a message.";
    /// The message is longer than can be read.
    MessageTooLong "message_too_long" 413
        "Tu mensaje es demasiado largo. Divídelo en partes."
        "Sua mensagem é longa demais. Divida-a em partes."
        "Your message is too long. Split it into parts.";
    /// The body is larger than is read.
    BodyTooLarge "body_too_large" 413
        "La solicitud es demasiado grande."
        "A solicitação é grande demais."
        "The request is too large.";
    /// The path exists, but not with this method.
    MethodNotAllowed "method_not_allowed" 405
        "Ese método no se puede usar aquí."
        "Esse método não pode ser usado aqui."
        "That method cannot be used here.";
    /// There is no such path.
    NotFound "not_found" 404
        "Aquí no hay nada."
        "Não há nada aqui."
        "There is nothing here.";
    /// What came from a service outside was not signed by it, or too long ago.
    SignatureInvalid "signature_invalid" 401
        "No podemos comprobar quién lo envía."
        "Não conseguimos confirmar quem o envia."
        "We cannot tell who sends this.";
    /// The body is not `application/json`, or a part of the message is neither text nor an attachment.
    UnsupportedMediaType "unsupported_media_type" 415
        "Solo se puede enviar texto y archivos adjuntos, como JSON."
        "Só é possível enviar texto e arquivos anexados, como JSON."
        "Only text and attached files can be sent, as JSON.";
    /// There is no such file, it is somebody else's, or it was sent already; `details.id` names it where the chat asks.
    AttachmentNotFound "attachment_not_found" 404
        "No encontramos ese archivo. Súbelo otra vez."
        "Não encontramos esse arquivo. Envie-o de novo."
        "We cannot find that file. Upload it again.";
    /// The file is larger than the plan takes, or a picture of too many pixels.
    AttachmentTooLarge "attachment_too_large" 413
        "Ese archivo es demasiado grande para tu plan."
        "Esse arquivo é grande demais para o seu plano."
        "That file is too large for your plan.";
    /// By its content, the file is none of the types that are read.
    AttachmentTypeUnsupported "attachment_type_unsupported" 415
        "Ese tipo de archivo no se puede leer. Usa una imagen (PNG, JPEG, WebP o GIF), PDF, texto o CSV."
        "Esse tipo de arquivo não pode ser lido. Use uma imagem (PNG, JPEG, WebP ou GIF), PDF, texto ou CSV."
        "That type of file cannot be read. Use an image (PNG, JPEG, WebP or GIF), PDF, text or CSV.";
    /// There is nothing in the file.
    AttachmentEmpty "attachment_empty" 422
        "Ese archivo está vacío."
        "Esse arquivo está vazio."
        "That file is empty.";
    /// The file is damaged or wants a password; `details.reason` says which.
    AttachmentUnreadable "attachment_unreadable" 422
        "Ese archivo está dañado o protegido con contraseña, y no se puede leer."
        "Esse arquivo está danificado ou protegido por senha e não pode ser lido."
        "That file is damaged or protected with a password, and cannot be read.";
    /// The message has more files than the plan takes.
    TooManyAttachments "too_many_attachments" 400
        "Son demasiados archivos para un mensaje en tu plan."
        "São arquivos demais para uma mensagem no seu plano."
        "That is more files than a message can have on your plan.";
    /// The plan's storage is used up.
    StorageFull "storage_full" 402
        "Ya no tienes espacio para archivos en tu plan. Borra conversaciones con archivos o mejora tu plan."
        "Você não tem mais espaço para arquivos no seu plano. Apague conversas com arquivos ou melhore o plano."
        "Your plan has no room left for files. Delete conversations that have files, or upgrade.";
    /// What is to be remembered has no words.
    Empty "empty" 400
        "Escribe qué quieres que recordemos."
        "Escreva o que você quer que a gente lembre."
        "Write what is to be remembered.";
    /// What is to be remembered or read is longer than is taken; `details.limit` says how long it may be.
    TooLong "too_long" 413
        "Ese texto es demasiado largo. Divídelo en partes."
        "Esse texto é longo demais. Divida-o em partes."
        "That text is too long. Split it into parts.";
    /// The text has something that is never remembered; `details.kinds` says what.
    SensitiveContent "sensitive_content" 422
        "Ese texto tiene datos que nunca guardamos, como contraseñas, tarjetas, documentos o salud. Quítalos e intenta de nuevo."
        "Esse texto tem dados que nunca guardamos, como senhas, cartões, documentos ou saúde. Retire-os e tente de novo."
        "That text has data that we never keep, such as passwords, cards, documents or health. Take it out and try again.";
    /// Somebody else has changed it meanwhile; `details.version` is the present one.
    Conflict "conflict" 409
        "Eso cambió mientras lo editabas. Revisa cómo está ahora e intenta de nuevo."
        "Isso mudou enquanto você editava. Veja como está agora e tente de novo."
        "That has changed while you were editing it. Look at it again and retry.";
    /// The address leads somewhere that is not read; `details.reason` says why.
    AddressNotAllowed "address_not_allowed" 422
        "Esa dirección no se puede leer. Usa la dirección https de una página pública."
        "Esse endereço não pode ser lido. Use o endereço https de uma página pública."
        "That address cannot be read. Use the https address of a public page.";
    /// The page cannot be read; `details.reason` says why.
    PageUnreadable "page_unreadable" 422
        "No pudimos leer esa página. Copia su texto y pégalo aquí."
        "Não conseguimos ler essa página. Copie o texto e cole aqui."
        "We could not read that page. Copy its text and paste it here.";
    /// No provider of the plan answered.
    ProvidersUnavailable "providers_unavailable" 503
        "El asistente no está disponible en este momento. Intenta de nuevo en unos minutos; este mensaje no se descuenta de tu plan."
        "O assistente não está disponível no momento. Tente de novo em alguns minutos; esta mensagem não é descontada do seu plano."
        "The assistant is not available right now. Try again in a few minutes; this message is not counted.";
    /// The provider does not answer this message, by its policy; nobody else is asked to.
    AnswerRefused "answer_refused" 422
        "El modelo no acepta responder a este mensaje. Escríbelo de otra manera; no se descuenta de tu plan."
        "O modelo não aceita responder a esta mensagem. Escreva de outra forma; ela não é descontada do seu plano."
        "The model declines to answer this message. Put it another way; it is not counted.";
    /// The provider broke off in the middle of the answer.
    ProviderFailed "provider_failed" 502
        "La respuesta se interrumpió. Lo que alcanzó a escribirse queda guardado."
        "A resposta foi interrompida. O que foi escrito ficou salvo."
        "The answer broke off. What had been written is kept.";
    /// Our fault.
    Internal "internal" 500
        "Algo salió mal de nuestro lado. Intenta de nuevo."
        "Algo deu errado do nosso lado. Tente de novo."
        "Something went wrong on our side. Try again.";
}

impl Code {
    /// The code of this name, or [`Code::Internal`] for a name that is not in the catalogue.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.as_str() == name)
            .unwrap_or(Self::Internal)
    }
}

/// A refusal with its details.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// What a program may want to know; left out of the JSON where empty.
    pub details: Map<String, Value>,
}

impl Refusal {
    /// A refusal without details.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            details: Map::new(),
        }
    }

    /// Adds one detail.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }

    /// An [`Code::InvalidRequest`] that names the field.
    #[must_use]
    pub fn field(name: &str) -> Self {
        Self::new(Code::InvalidRequest).with("field", name)
    }

    /// The one JSON shape of every error.
    ///
    /// ```
    /// use edge::errors::{Code, Language, Refusal};
    ///
    /// let json = Refusal::new(Code::MessageEmpty).to_json(Language::English);
    /// assert_eq!(json, r#"{"error":{"code":"message_empty","message":"Write a message."}}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self, language: Language) -> String {
        #[derive(Serialize)]
        struct Envelope<'a> {
            error: Error<'a>,
        }
        #[derive(Serialize)]
        struct Error<'a> {
            code: &'a str,
            message: &'a str,
            #[serde(skip_serializing_if = "Map::is_empty")]
            details: &'a Map<String, Value>,
        }
        let error = Error {
            code: self.code.as_str(),
            message: self.code.message(language),
            details: &self.details,
        };
        serde_json::to_string(&Envelope { error }).unwrap_or_default()
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_by_its_name_and_speaks_three_languages() {
        for code in Code::ALL {
            assert_eq!(Code::from_name(code.as_str()), *code);
            let said = [Language::Spanish, Language::Portuguese, Language::English]
                .map(|l| code.message(l));
            assert!(
                said.iter().all(|text| text.ends_with('.')),
                "{}",
                code.as_str()
            );
            assert!(
                said[0] != said[1] && said[1] != said[2],
                "{}",
                code.as_str()
            );
            assert!((400..=503).contains(&code.status()));
        }
        assert_eq!(Code::from_name("something_new"), Code::Internal);
    }

    #[test]
    fn details_are_part_of_the_json() {
        let json = Refusal::field("id").to_json(Language::Spanish);
        assert!(json.ends_with(r#""details":{"field":"id"}}}"#), "{json}");
    }
}

//! The turns that are being written in this isolate.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use uuid::Uuid;

use crate::live::Live;

/// The turns that are being written in this isolate.
#[derive(Debug, Default)]
pub struct Registry {
    turns: RefCell<HashMap<Uuid, Rc<Live>>>,
}

impl Registry {
    /// Adds a turn.
    pub fn insert(&self, live: &Rc<Live>) {
        self.turns
            .borrow_mut()
            .insert(live.message_id, live.clone());
    }

    /// Forgets a turn.
    pub fn remove(&self, message_id: Uuid) {
        self.turns.borrow_mut().remove(&message_id);
    }

    /// The turn of a message.
    #[must_use]
    pub fn of_message(&self, message_id: Uuid) -> Option<Rc<Live>> {
        self.turns.borrow().get(&message_id).cloned()
    }

    /// The turn of a conversation, if it is this person's.
    #[must_use]
    pub fn of_conversation(&self, conversation_id: Uuid, user_id: &str) -> Option<Rc<Live>> {
        let turns = self.turns.borrow();
        turns
            .values()
            .find(|live| live.conversation_id == conversation_id && live.user_id == user_id)
            .cloned()
    }
}

//! Elements, made by calls instead of the `html!` macro.
//!
//! The macro writes out the making of every element where it stands: some hundred bytes of Wasm each, most of what this
//! page would weigh. A call is some ten. Components are still written with `html!`, which sees to their properties.

use std::rc::Rc;

use yew::html::IntoPropValue;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag};

/// An element in the making.
#[must_use]
pub struct Element(Box<VTag>);

/// A new element by its tag, or by its tag and classes: `p`, `p.note`.
#[inline(never)]
pub fn el(tag_and_classes: &'static str) -> Element {
    let (tag, classes) = tag_and_classes.split_once('.').unwrap_or((tag_and_classes, ""));
    let mut tag = VTag::new(tag);
    if !classes.is_empty() {
        // Most elements have no attribute but this one: a list of one is made and compared quicker than a map.
        let class = AttributeOrProperty::Attribute(AttrValue::Static(classes));
        tag.set_attributes(Attributes::Dynamic { keys: &["class"], values: Box::new([Some(class)]) });
    }
    Element(Box::new(tag))
}

/// Text, which is never read as markup.
#[inline(never)]
pub fn text(text: &str) -> Html {
    Html::from(text.to_owned())
}

/// Nodes one after the other, without an element around them.
#[inline(never)]
pub fn nodes(nodes: Vec<Html>) -> Html {
    VNode::from(VList::with_children(nodes, None))
}

impl Element {
    #[inline(never)]
    pub fn class(mut self, class: &'static str) -> Self {
        self.0.add_attribute("class", class);
        self
    }

    /// An attribute that is always the same.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: String) -> Self {
        self.0.add_attribute(name, AttrValue::from(value));
        self
    }

    /// An attribute without a value, where it holds.
    #[inline(never)]
    pub fn flag(self, name: &'static str, holds: bool) -> Self {
        self.set_if(holds, name, "")
    }

    #[inline(never)]
    pub fn set_if(mut self, holds: bool, name: &'static str, value: &'static str) -> Self {
        if holds {
            self.0.add_attribute(name, value);
        }
        self
    }

    #[inline(never)]
    pub fn key(mut self, key: &'static str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    #[inline(never)]
    pub fn text(self, content: &str) -> Self {
        self.node(text(content))
    }

    #[inline(never)]
    pub fn node(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    #[inline(never)]
    pub fn child(self, child: Self) -> Self {
        self.node(child.into())
    }

    /// A child where there is one; its place is kept where there is none, so that its neighbours stay themselves.
    #[inline(never)]
    pub fn maybe(self, child: Option<Self>) -> Self {
        self.node(child.map(Html::from).unwrap_or_default())
    }

    /// Children one after the other.
    pub fn each<T: Into<Html>>(mut self, children: impl IntoIterator<Item = T>) -> Self {
        for child in children {
            self = self.node(child.into());
        }
        self
    }

    /// A listener, as `html::onclick::Wrapper` and its like make them.
    #[inline(never)]
    pub fn on(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }

    /// Whoever clicks or presses it.
    #[inline(never)]
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.on(Rc::new(html::onclick::Wrapper::new(callback)))
    }

    /// What an input holds.
    #[inline(never)]
    pub fn value(mut self, value: String) -> Self {
        self.0.set_value(IntoPropValue::<Option<AttrValue>>::into_prop_value(AttrValue::from(value)));
        self
    }

    /// Whether a radio button or a box is ticked.
    #[inline(never)]
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.set_checked(is_checked);
        self
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        Self::from(*element.0)
    }
}

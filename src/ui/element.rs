//! Elements, made by calls instead of the `html!` macro.
//!
//! The macro writes out the making of every element where it stands: some hundred bytes of Wasm each, most of what this
//! page would weigh. A call is some ten. Components are still written with `html!`, which sees to their properties.
//!
//! All text is the whole text of an element of its own. Translators, extensions and phones replace text nodes: an app that
//! keeps a text node would go on writing into one that is no longer in the page. The whole text of an element can be set
//! whatever has become of its nodes.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use yew::html::IntoPropValue;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VNode, VTag};

#[cfg(target_arch = "wasm32")]
use crate::browser::page;

/// An element in the making: one pointer, which every call here takes and gives.
#[must_use]
pub struct Element(Box<Parts>);

struct Parts {
    tag: VTag,
    /// The names of its attributes, each once.
    names: Vec<&'static str>,
    /// Their values; none where the attribute is left out this time.
    values: Vec<Option<AttributeOrProperty>>,
    content: Content,
}

/// What an element holds so far.
enum Content {
    Nothing,
    /// This text alone.
    Text(String),
    /// Child elements, which stand in the tag already.
    Children,
}

/// A new element by its tag, or by its tag and classes: `p`, `p.note`.
#[inline(never)]
pub fn el(tag_and_classes: &'static str) -> Element {
    let (tag, classes) = tag_and_classes.split_once('.').unwrap_or((tag_and_classes, ""));
    let parts = Parts { tag: VTag::new(tag), names: Vec::new(), values: Vec::new(), content: Content::Nothing };
    let element = Element(Box::new(parts));
    if classes.is_empty() { element } else { element.class(classes) }
}

thread_local! {
    static LISTS_OF_NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The names as the one list that all elements with these attributes share: by that Yew sees at a glance that it need
/// compare but the values. There are as many lists as kinds of elements in the code, and they are kept for good.
#[inline(never)]
fn shared(names: &[&'static str]) -> &'static [&'static str] {
    LISTS_OF_NAMES.with_borrow_mut(|lists| {
        if let Some(list) = lists.iter().copied().find(|list| *list == names) {
            return list;
        }
        let list: &'static [&'static str] = Box::leak(names.into());
        lists.push(list);
        list
    })
}

/// Text between other nodes, in an element of its own. It is never read as markup.
#[inline(never)]
pub fn text(text: &str) -> Html {
    el("span").text(text).into()
}

/// Nodes one after the other, without an element around them.
#[inline(never)]
pub fn nodes(nodes: Vec<Html>) -> Html {
    VNode::from(VList::with_children(nodes, None))
}

impl Element {
    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Option<AttrValue>) -> Self {
        debug_assert!(!self.0.names.contains(&name), "{name} is given twice");
        self.0.names.push(name);
        self.0.values.push(value.map(AttributeOrProperty::Attribute));
        self
    }

    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// An attribute that is always the same.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &'static str) -> Self {
        self.attribute(name, Some(AttrValue::Static(value)))
    }

    #[inline(never)]
    pub fn attr(self, name: &'static str, value: String) -> Self {
        self.attribute(name, Some(AttrValue::from(value)))
    }

    /// An attribute without a value, where it holds.
    #[inline(never)]
    pub fn flag(self, name: &'static str, holds: bool) -> Self {
        self.set_if(holds, name, "")
    }

    #[inline(never)]
    pub fn set_if(self, holds: bool, name: &'static str, value: &'static str) -> Self {
        self.attribute(name, holds.then_some(AttrValue::Static(value)))
    }

    #[inline(never)]
    pub fn key(mut self, key: &'static str) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Text: the element's own where it is all that it holds, else in an element of its own beside the other children.
    #[inline(never)]
    pub fn text(mut self, content: &str) -> Self {
        if let Content::Nothing = self.0.content {
            self.0.content = Content::Text(content.to_owned());
            return self;
        }
        let piece = self.piece(content);
        self.node(piece)
    }

    /// Text beside other children.
    fn piece(&self, content: &str) -> Html {
        // A drawing knows no `span`.
        el(if self.0.tag.tag() == "text" { "tspan" } else { "span" }).text(content).into()
    }

    #[inline(never)]
    pub fn node(mut self, child: Html) -> Self {
        if let Content::Text(first) = mem::replace(&mut self.0.content, Content::Children) {
            let first = self.piece(&first);
            self.0.tag.add_child(first);
        }
        self.0.tag.add_child(child);
        self
    }

    /// Has its text put right where others change it in the page: what is shown is said a second time for that.
    #[cfg(target_arch = "wasm32")]
    pub fn watched(self, text: &str) -> Self {
        self.attr("data-shown", text.to_owned())
    }

    /// Natively nobody changes it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn watched(self, _: &str) -> Self {
        self
    }

    /// Has it left as it is by whatever translates the page: figures, units, codes.
    #[inline(never)]
    pub fn untranslated(self) -> Self {
        self.set("translate", "no")
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
        self.0.tag.add_listener(listener);
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
        self.0.tag.set_value(IntoPropValue::<Option<AttrValue>>::into_prop_value(AttrValue::from(value)));
        self
    }

    /// Whether a radio button or a box is ticked.
    #[inline(never)]
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.tag.set_checked(is_checked);
        self
    }
}

/// Makes a text all that an element holds.
#[cfg(target_arch = "wasm32")]
fn hold(_: &mut VTag, names: &mut Vec<&'static str>, values: &mut Vec<Option<AttributeOrProperty>>, text: String) {
    names.push("textContent");
    values.push(Some(AttributeOrProperty::Property(page::script_text(&text))));
}

/// Makes a text all that an element holds: markup has no properties.
#[cfg(not(target_arch = "wasm32"))]
fn hold(tag: &mut VTag, _: &mut Vec<&'static str>, _: &mut Vec<Option<AttributeOrProperty>>, text: String) {
    tag.add_child(Html::from(text));
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(Element(parts): Element) -> Self {
        let Parts { mut tag, mut names, mut values, content } = *parts;
        if let Content::Text(text) = content {
            hold(&mut tag, &mut names, &mut values, text);
        }
        if !names.is_empty() {
            tag.set_attributes(Attributes::Dynamic { keys: shared(&names), values: values.into_boxed_slice() });
        }
        Self::from(tag)
    }
}

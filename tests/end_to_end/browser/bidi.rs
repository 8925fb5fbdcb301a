//! `WebDriver BiDi`: JSON over a socket, on which the browser also tells what happens of its own accord.

use std::mem;
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

pub struct Bidi {
    socket: WebSocket<TcpStream>,
    commands: u64,
    /// What was told between answers and has not been taken yet.
    events: Vec<Value>,
}

impl Bidi {
    #[track_caller]
    pub fn connect(address: &str) -> Self {
        let host =
            address.strip_prefix("ws://").and_then(|rest| rest.split('/').next()).expect("it is a socket's address");
        let stream = TcpStream::connect(host).expect("Firefox listens");
        stream.set_read_timeout(Some(Duration::from_mins(2))).expect("a socket can be impatient");
        let (socket, _) = tungstenite::client(address, stream).expect("Firefox speaks BiDi");
        Self { socket, commands: 0, events: Vec::new() }
    }

    /// One command, and its result.
    #[track_caller]
    pub fn send(&mut self, method: &str, parameters: Value) -> Value {
        self.try_send(method, parameters).unwrap_or_else(|problem| panic!("{method}: {problem}"))
    }

    /// One command, and its result or what went wrong.
    #[track_caller]
    pub fn try_send(&mut self, method: &str, parameters: Value) -> Result<Value, String> {
        self.commands += 1;
        let command = json!({ "id": self.commands, "method": method, "params": parameters });
        self.socket.send(Message::text(command.to_string())).expect("Firefox takes commands");
        loop {
            let told = self.socket.read().expect("Firefox answers");
            let Message::Text(told) = told else { continue };
            let mut told: Value = serde_json::from_str(&told).expect("BiDi is JSON");
            if told["type"] == "event" {
                self.events.push(told);
            } else if told["id"] == self.commands {
                return if told["type"] == "success" {
                    Ok(told["result"].take())
                } else {
                    Err(format!("{}: {}", told["error"], told["message"]))
                };
            }
        }
    }

    /// The parameters of the events of one name, in their order.
    pub fn take_events(&mut self, name: &str) -> Vec<Value> {
        let (taken, left) = mem::take(&mut self.events).into_iter().partition(|event| event["method"] == name);
        self.events = left;
        let taken: Vec<Value> = taken;
        taken.into_iter().map(|mut event| event["params"].take()).collect()
    }
}

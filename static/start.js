// At the root it chooses the language. On a page it starts the app, hands over what the visitor did before the app was
// there, and says so when the app can't start.
import * as app from "./program.js";

const root = document.documentElement;
const find = (selector) => document.querySelector(selector);
const all = (selector) => document.querySelectorAll(selector);
const wasm = find("link[as=fetch]");

// A browser may deny its memory.
const language = (chosen) => {
  try {
    if (chosen) localStorage.palancaLanguage = chosen;
    return localStorage.palancaLanguage;
  } catch {}
};

const choose = () => {
  const built = root.dataset.languages.split(" ");
  const asked = new URLSearchParams(location.hash.slice(1)).get("lang");
  const liked = [asked, language(), ...navigator.languages, ...built].map((tag) => tag?.split("-")[0]);
  location.replace(liked.find((tag) => built.includes(tag)) + "/" + location.search + location.hash);
};

const start = async () => {
  language(root.lang);
  if ("embed" in root.dataset)
    for (const [key, value] of new URLSearchParams(location.search))
      if (/^(theme|sections)$/.test(key)) root.dataset[key] = value.replaceAll(",", " ");
  const compile = (address, integrity) => {
    const get = () => fetch(address, { integrity });
    // Some hosts do not know the type of Wasm.
    return WebAssembly.compileStreaming(get()).catch(async () => WebAssembly.compile(await (await get()).arrayBuffer()));
  };
  const { integrity, rest, restIntegrity } = wasm.dataset;
  const compiled = compile(wasm.href, integrity);
  // While that travels: the first number written takes a browser tens of milliseconds.
  (0.5).toLocaleString(root.lang);
  // This script waits for nothing before that, neither the end of the page nor its styles.
  if (document.readyState == "loading") await new Promise((done) => (document.onreadystatechange = done));
  const module = await compiled;
  // Only now, so that nothing keeps the first half waiting.
  const more = rest && compile(rest, restIntegrity);

  // What the visitor has done in a part of the page, to be done again, once, in the app's own.
  const done = (part) => {
    const focused = document.activeElement;
    const ones = [...part.querySelectorAll("input, select, #assumptions, .more")].filter(
      (one) =>
        one == focused ||
        "open" in one ||
        one.checked != one.defaultChecked ||
        one.value != (one.defaultValue ?? one.querySelector("[selected]").value),
    );
    return () => {
      for (const one of ones.splice(0)) {
        const { id, name, value, checked, open, dataset } = one;
        const named = name ? `[name=${name}][value=${value}]` : `[data-slider=${dataset.slider}]`;
        const now = find("#app " + (id ? "#" + id : "open" in one ? `#${part.id} .more` : named));
        if (!now) continue;
        now.open = open;
        if (now.value != value || now.checked != checked) {
          Object.assign(now, { value, checked });
          for (const kind of ["input", "change"]) now.dispatchEvent(new Event(kind, { bubbles: true }));
        }
        if (one == focused) now.focus({ preventScroll: true });
      }
    };
  };
  const first = done(find("#app"));
  new MutationObserver((_, observer) => {
    if (find("#app *")) first();
    // What the app draws piece by piece stays below it until then.
    for (const section of all("#early > *")) if (find("#app #" + section.id)) done(section)(), section.remove();
    if (find("#app #value, #app #code")) find("#early")?.remove(), observer.disconnect();
  }).observe(find("#app"), { childList: true, subtree: true });
  written = find("#app *");
  // The app has ended.
  addEventListener("error", ({ error }) => error?.name == "RuntimeError" && fail());
  const exports = app.initSync({ module });
  written = 0;
  if (rest) await WebAssembly.instantiate(await more, { a: exports });
  app.arrived?.();
  // All at once: one by one, as the app draws them, they would move the page about.
  for (const one of all(".more")) one.open ||= innerWidth > 959;
  window.palanca = { evaluate: app.evaluate };
};

let written;

const fail = () => {
  // What was written can be read, until the app has replaced it by all of its own.
  if (written) find("#app").replaceChildren(written);
  find("#cannot-start").hidden = false;
};

if (wasm) start().catch(fail);
else choose();

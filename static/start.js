// Stands in every page itself, so that it runs whatever else can't come. At the root it chooses the language. On a page it
// starts the app, hands over what the visitor did before the app was there, watches for others who change the app's part of
// the page, and says so when the app can't go on.
{
  const root = document.documentElement;
  const { program, wasm, integrity, rest, restIntegrity } = document.currentScript.dataset;
  const find = (selector) => document.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);
  const box = (one) => one.getBoundingClientRect();

  // A browser may deny its memory.
  const language = (chosen) => {
    try {
      if (chosen) localStorage.palancaLanguage = chosen;
      return localStorage.palancaLanguage;
    } catch {}
  };

  const choose = () => {
    const built = root.dataset.languages.split(" ");
    // Also in a link that was encoded once more on its way, where `&` is `%26`.
    const asked = /[#&;6]lang(?:=|%(?:25)*3D)(\w+)/i.exec(location.hash)?.[1];
    const liked = [asked, language(), ...navigator.languages, ...built].map((tag) => tag?.split("-")[0]);
    location.replace(liked.find((tag) => built.includes(tag)) + "/" + location.search + location.hash);
  };

  // The part of the page that is the app's, and the sections below it that are read until the app draws them.
  let app, early;
  // What was written there. It can be read until the app takes over, and again when the app has ended.
  let written, below;

  // What the visitor has done in a part of the page, to be done again, once, in the app's own. Where the app draws itself
  // anew, it knows what was entered.
  const done = (part, isKnown) => {
    const focused = document.activeElement;
    const details = [...part.querySelectorAll("details")];
    // What can be opened comes first: the keyboard can't go to what is hidden.
    const ones = [...details, ...part.querySelectorAll("input[name], [data-slider], select")].filter(
      (one) =>
        one == focused ||
        details.includes(one) ||
        one.checked != one.defaultChecked ||
        one.value != (one.defaultValue ?? one.querySelector("[selected]")?.value),
    );
    const { selectionStart, selectionEnd } = focused;
    return () => {
      // What is not there yet is asked for again. The app's part stands before the written one of the same name.
      for (const one of ones.splice(0)) {
        const { id, name, value, checked, dataset } = one;
        const named = name ? `[name="${name}"][value="${value}"]` : `[data-slider=${dataset.slider}]`;
        const now = details.includes(one)
          ? all(`#${part.id} details`)[details.indexOf(one)]
          : find("#app " + (id ? "#" + id : named));
        if (!now) {
          ones.push(one);
          continue;
        }
        if (details.includes(one)) now.open = one.open || (!isKnown && now.open);
        if (!isKnown && (now.value != value || now.checked != checked)) {
          Object.assign(now, { value, checked });
          for (const kind of ["input", "change"]) now.dispatchEvent(new Event(kind, { bubbles: true }));
        }
        if (one == focused && !find("#app :focus")) {
          now.focus({ preventScroll: true });
          if (selectionStart != null) now.setSelectionRange(selectionStart, selectionEnd);
        }
      }
    };
  };

  // Inputs as JSON, or an earlier result, are a link of them. A string that begins as a number stays in quotes: it is none.
  const asLink = (text) => {
    try {
      const given = JSON.parse(text);
      const { v = 1, inputs } = given;
      const pairs = Object.entries({ v, ...(inputs?.constructor == Object ? inputs : given) }).map(([key, value]) => [
        key,
        value == null ? "" : typeof value == "string" && (key == "title" || /^[^\d.+-]/.test(value)) ? value : JSON.stringify(value),
      ]);
      if (given.constructor == Object) return "#" + new URLSearchParams(pairs);
    } catch {}
    return text;
  };

  // Nodes that others have put in.
  const foreign = new WeakSet();
  const isForeign = (node) => node && (foreign.has(node) || isForeign(node.parentNode));
  // Whether the app can't count on its part of the page any more.
  let isDamaged, corrections, redo;

  // The app keeps elements, and empty texts as places: it can do without neither. Of other texts it knows nothing.
  const judge = (records) => {
    // The app asks before each of its draws: mostly nobody else has changed anything.
    if (!records.length) return;
    for (const { type, target, addedNodes, removedNodes } of records) {
      isDamaged ||=
        (type == "attributes" && target.localName == "data") ||
        [...removedNodes].some((node) => !node.data && !isForeign(node) && !isForeign(target));
      for (const node of addedNodes) foreign.add(node);
    }
    // Each figure is shown as the app wrote it. Somebody who insists is left alone until the next change.
    for (const figure of all("[data-shown]"))
      if (figure.textContent != figure.dataset.shown && corrections++ < 999) figure.textContent = figure.dataset.shown;
  };
  const others = new MutationObserver(judge);

  window.palanca = {
    // Before the app draws: whether it has to draw everything anew.
    drawing() {
      judge(others.takeRecords());
      others.disconnect();
      corrections = 0;
      if (isDamaged) redo = done(app, true);
      return !!isDamaged;
    },
    // After it has drawn: from here on a change is somebody else's.
    drawn() {
      redo?.();
      isDamaged = redo = null;
      others.observe(app, {
        childList: true,
        characterData: true,
        subtree: true,
        attributes: true,
        attributeFilter: ["value", "data-output"],
      });
    },
  };

  // The app can't start, or has ended: what was written can be read, and says why nothing else is there. Where only the rest
  // of the program lacks, the answer goes on without the sections below it.
  const fail = (why) => {
    const isRest = why == "rest";
    others.disconnect();
    if (isRest) {
      early?.remove();
      find("#assumptions").hidden = true;
    } else {
      if (early) app.after(early), early.replaceChildren(...below);
      app.replaceChildren(...written);
      for (const one of app.querySelectorAll("input, select, button")) {
        one.value = one.defaultValue ?? one.querySelector("[selected]")?.value;
        one.checked = one.defaultChecked;
        one.disabled = true;
      }
    }
    const notice = find("#cannot-start");
    find("#app .inputs")?.prepend(notice);
    notice.querySelector(`.${why}`).hidden = notice.hidden = false;
    notice.querySelector("button").onclick = () => location.reload();
    if (!("embed" in root.dataset) || isRest) return;
    // The site around the frame sees the written page at its height.
    const post = (type, data) => parent.postMessage({ source: "palanca", v: 1, id: name, type, data }, "*");
    const measure = () => post("height", { px: Math.ceil(box(root).height) });
    post("error", { code: "cannot_start" });
    measure();
    onload = onresize = measure;
  };

  const start = async () => {
    language(root.lang);
    if ("embed" in root.dataset)
      for (const [key, value] of new URLSearchParams(location.search))
        if (/^(theme|sections)$/.test(key)) root.dataset[key] = value.replaceAll(",", " ");
    const compile = async (address, integrity) => {
      const get = () => fetch(address, { integrity });
      try {
        return await WebAssembly.compileStreaming(get());
      } catch (error) {
        // Some hosts do not know the type of Wasm.
        if (error instanceof TypeError) return WebAssembly.compile(await (await get()).arrayBuffer());
        throw error;
      }
    };
    // Each rejection is handled from the start: it may come long before it is waited for.
    const coming = Promise.allSettled([compile(wasm, integrity), import(program)]);
    // While that travels: the first number written takes a browser tens of milliseconds.
    (0.5).toLocaleString(root.lang);
    // This script waits for nothing before that, neither the end of the page nor its styles.
    if (document.readyState == "loading") await new Promise((done) => (document.onreadystatechange = done));
    app = find("#app");
    early = find("#early");
    written = [...app.childNodes];
    below = early && [...early.children];
    const results = await coming;
    for (const { reason } of results) if (reason) return fail(reason instanceof TypeError ? "network" : "browser");
    const [module, { initSync, arrived, evaluate }] = results.map(({ value }) => value);
    // Only now, so that nothing keeps the first half waiting.
    const more = rest && Promise.allSettled([compile(rest, restIntegrity)]);

    const first = done(app);
    // What is in view keeps its place while sections grow above it. Browsers keep the place of a node, and here each is
    // replaced.
    root.style.overflowAnchor = "none";
    let inView, top;
    const look = () => {
      inView = scrollY && [...all("section")].find((one) => box(one).bottom > 99);
      top = inView && box(inView).top;
    };
    look();
    onscroll = look;
    new MutationObserver((_, observer) => {
      if (find("#app *")) first();
      // What the app draws piece by piece stays below it until then.
      for (const section of all("#early > [id]")) if (find("#app #" + section.id)) done(section)(), section.remove();
      const now = inView && find("#" + inView.id);
      if (now) scrollBy(0, box(now).top - top);
      look();
      if (find("#app #share, #app #code")) {
        early?.remove();
        observer.disconnect();
        root.style.overflowAnchor = "";
        onscroll = null;
      }
    }).observe(app, { childList: true, subtree: true });
    // The app has ended.
    addEventListener("error", ({ error }) => error?.name == "RuntimeError" && fail("ended"));
    try {
      const exports = initSync({ module });
      if (rest) {
        const [{ value, reason }] = await more;
        if (reason) return fail("rest");
        await WebAssembly.instantiate(value, { a: exports });
      }
    } catch {
      return fail("browser");
    }
    arrived?.();
    palanca.evaluate = (text) => evaluate(asLink(text));
  };

  if (program) start();
  else choose();
}

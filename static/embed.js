// Defines <palanca-calculator>: the calculator in a frame from this script's own site, always as high as what is in it.
// The page around it hears who wins and what is done, never a figure. It gains no global, and may load this twice.
{
  // By language: filled in by the build, as far as it writes pages for them.
  const titles = PAGE_TITLES;
  const looks = ["theme", "sections", "radius", "font"].concat(
    ...["accent", "background", "text", "muted", "line"].map((token) => [token, token + "-dark"]),
  );
  const settings = [...looks, "currency", "prefill", "cta-url", "cta-label"];
  const events = ["ready", "result", "share", "cta", "error"];
  // None of the page's own style gets in, and none of this is inline: a strict policy may forbid that.
  //
  // The frame keeps its place from the start: the calculator is higher than a screen, a single section may not be. The
  // link lies over that place until the calculator is ready, and above the frame where it can't start. On paper the
  // frame has the shape of the sheet that is printed of it.
  const style = `:host(:not([hidden])) { display: block; min-width: 0; width: -moz-available; width: -webkit-fill-available; width: stretch }
    slot { display: block; height: 0 }
    iframe { display: block; width: 100%; height: 100vh; min-height: inherit; border: 0; visibility: hidden }
    :host([sections]:not([sections*="calculator"], [sections=""])) iframe { height: 150px }
    slot.seen { height: auto }
    iframe.seen { visibility: inherit }
    @media print {
      :host { min-height: 0 !important; break-inside: avoid }
      slot { height: auto }
      iframe { display: none }
      iframe.seen { display: block; width: min(100%, 180mm); height: auto !important; min-height: 0; aspect-ratio: 188 / 255 }
    }`;

  // A module has no current script, and neither has what is imported: the place where an error is made names it.
  const script = document.currentScript?.src || /https?:[^\s@()]+\/embed\.js/.exec(Error().stack)?.[0];
  // In a sandbox the frame is as nameless as the page.
  const isNameless = self.origin === "null";
  const name = "palanca-calculator";
  let count = 0;

  if (script && !customElements.get(name)) {
    const root = new URL(".", script);
    // The names that attributes have as properties.
    const properties = Object.fromEntries(
      [...settings, "data-layer"].map((name) => [name.replace(/-(.)/, (_, letter) => letter.toUpperCase()), name]),
    );

    class Calculator extends HTMLElement {
      static observedAttributes = ["lang", ...settings];

      #frame;
      #fallback = document.createElement("slot");
      // Whether the frame has said anything, and whether it has asked for what is set here.
      #isHeard = false;
      #isKnown = false;
      #isDue = false;
      // Figures that were put in before the frame could take them.
      #waiting = {};

      constructor() {
        super();
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        const shadow = this.attachShadow({ mode: "open" });
        shadow.adoptedStyleSheets = [sheet];
        shadow.append(this.#fallback);
      }

      connectedCallback() {
        // What was set before the script came hides the property of that name.
        for (const property in properties)
          if (Object.hasOwn(this, property)) {
            const value = this[property];
            delete this[property];
            this[property] = value;
          }
        addEventListener("message", this.#hear);
        this.#load();
      }

      disconnectedCallback() {
        removeEventListener("message", this.#hear);
        this.#frame.remove();
        this.#isKnown = false;
      }

      // Several that change together are sent together.
      attributeChangedCallback() {
        if (this.#isDue || !this.isConnected) return;
        this.#isDue = true;
        queueMicrotask(() => {
          this.#isDue = false;
          if (!this.isConnected) return;
          if (this.#language() !== this.#frame.lang) this.#load();
          this.#dress();
          this.#introduce();
        });
      }

      // Puts figures in, by the names they have in links: { leads: 300, sector: "saas" }.
      set(inputs) {
        for (const key in inputs) this.#waiting[key] = `${inputs[key] ?? ""}`;
        this.#deliver();
      }

      // Every time in a new frame: to send the old one on would be a step in the visitor's history.
      #load() {
        const language = this.#language();
        // What the frame's site might write down holds the look alone, so that it is right at once.
        const address = new URL(language + "/embed/", root);
        address.search = new URLSearchParams(this.#values(looks));
        const old = this.#frame;
        const frame = Object.assign(document.createElement("iframe"), {
          name: "palanca-" + ++count,
          title: titles[language],
          lang: language,
          loading: "lazy",
          // A browser without that menu would write a warning.
          allow: navigator.share ? "clipboard-write; web-share" : "clipboard-write",
          referrerPolicy: "no-referrer",
          // Its height follows its content: a bar that comes for the moment in between would change the width.
          scrolling: "no",
          src: address,
        });
        // An address that could not be had loads too, as a page of the browser's own; Firefox says so where a policy forbids
        // it. Should the calculator still come, it is shown all the same.
        frame.onload = frame.onerror = () =>
          setTimeout(() => {
            if (frame !== this.#frame || !this.isConnected || this.#isHeard) return;
            frame.style.height = 0;
            this.#fail();
            this.#dispatch("error", { code: "cannot_load" });
          }, 1e4);
        // As high as before, so that the page does not fall in while it loads.
        frame.style.cssText = old?.style.cssText ?? "";
        old?.remove();
        this.#frame = frame;
        this.#fallback.className = "";
        this.#isKnown = this.#isHeard = false;
        this.#dress();
        this.shadowRoot.append(frame);
      }

      // A theme that was chosen says what the ground is like, so the frame may stay clear.
      #dress() {
        const theme = this.#get("theme");
        this.#frame.style.colorScheme = ["light", "dark"].includes(theme) ? theme : "";
      }

      #language() {
        const wanted = [this.#get("lang"), document.documentElement.lang];
        return wanted.map((tag) => tag?.split("-")[0].toLowerCase()).find((tag) => Object.hasOwn(titles, tag)) ?? "es";
      }

      // Quotes that an editor has made typographic have become part of the value.
      #get(name) {
        return this.getAttribute(name)?.replace(/^[“”„«»″]+|[“”„«»″]+$/g, "");
      }

      #values(names) {
        const given = names.filter((name) => this.hasAttribute(name));
        return Object.fromEntries(given.map((name) => [name.replace("cta-", "cta_"), this.#get(name)]));
      }

      #introduce() {
        if (!this.#isKnown) return;
        this.#post("init", { config: this.#values(settings) });
      }

      #deliver() {
        if (!this.#isKnown || !Object.keys(this.#waiting).length) return;
        this.#post("set", { inputs: this.#waiting });
        this.#waiting = {};
      }

      #post(type, data) {
        const frame = this.#frame;
        const message = { source: "palanca", v: 1, id: frame.name, type, data };
        frame.contentWindow.postMessage(message, isNameless ? "*" : root.origin);
      }

      // The link stays to be followed, above what there is of the frame.
      #fail() {
        this.#fallback.className = "seen";
        this.shadowRoot.prepend(this.#fallback);
      }

      #dispatch(type, data) {
        this.dispatchEvent(new CustomEvent("palanca:" + type, { bubbles: true, composed: true, detail: data }));
        if ((this.#get("data-layer") ?? "false") !== "false")
          (window.dataLayer ||= []).push({ event: "palanca_" + type, palanca: data });
      }

      #hear = ({ source, origin, data: message }) => {
        const frame = this.#frame;
        const isOurs =
          source === frame.contentWindow &&
          (origin === root.origin || (isNameless && origin === "null")) &&
          message?.source === "palanca" &&
          message.v === 1 &&
          message.id === frame.name;
        if (!isOurs) return;
        this.#isHeard = true;
        const { type, data } = message;
        if (type === "hello") {
          this.#isKnown = true;
          this.#introduce();
          this.#deliver();
        }
        if (type === "height" && Number.isInteger(data?.px) && data.px > 0 && data.px < 1e5) {
          const height = data.px + "px";
          if (frame.style.height !== height) frame.style.height = height;
        }
        if (type === "ready") {
          this.#fallback.remove();
          frame.className = "seen";
        }
        // What was written into the page is shown, with the example's figures and a word about it.
        if (type === "error" && data?.code === "cannot_start") {
          this.#fail();
          frame.className = "seen";
        }
        if (events.includes(type)) this.#dispatch(type, data);
      };
    }

    for (const property in properties) {
      const name = properties[property];
      Object.defineProperty(Calculator.prototype, property, {
        get() {
          return this.getAttribute(name);
        },
        set(value) {
          if (value == null || value === false) this.removeAttribute(name);
          else this.setAttribute(name, value === true ? "" : value);
        },
      });
    }

    customElements.define(name, Calculator);
  }
}

// Defines <palanca-calculator>: the calculator in a frame from this script's own site, always as high as what is in it.
// The page around it hears who wins and what is done, never a figure. It gains no global, and may load this twice.
{
  // By language: filled in by the build, as far as it writes pages for them.
  const titles = PAGE_TITLES;
  const looks = ["theme", "sections", "radius", "font"].concat(
    ...["accent", "background", "text", "muted", "line"].map((token) => [token, token + "-dark"]),
  );
  const settings = [...looks, "currency", "prefill", "cta-url", "cta-label"];
  const told = ["ready", "result", "share", "cta", "error"];
  // Of a page's own style nothing gets in, and none is inline: a strict policy may forbid that. Until the calculator is
  // ready its place is held by what the page has reserved, and the link inside is there to be followed.
  const style = `:host(:not([hidden])) { display: block }
    slot { display: block; height: 0 }
    iframe { display: block; width: 100%; min-height: inherit; border: 0; visibility: hidden }`;

  // A module has no current script.
  const script = document.currentScript ?? document.querySelector("script[type=module][src*='embed.js']");
  const name = "palanca-calculator";
  let count = 0;

  if (script?.src && !customElements.get(name)) {
    const root = new URL(".", script.src);

    customElements.define(
      name,
      class extends HTMLElement {
        static observedAttributes = ["lang", ...settings];

        #frame = document.createElement("iframe");
        #fallback = document.createElement("slot");
        // Whether the frame has asked for what is set here.
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
          const frame = this.#frame;
          frame.name = "palanca-" + ++count;
          frame.loading = "lazy";
          frame.allow = "clipboard-write; web-share";
          frame.referrerPolicy = "no-referrer";
          // Its height follows its content: a bar that comes for the moment in between would change the width.
          frame.scrolling = "no";
          shadow.append(this.#fallback, frame);
        }

        connectedCallback() {
          addEventListener("message", this.#hear);
          this.#load();
        }

        disconnectedCallback() {
          removeEventListener("message", this.#hear);
          this.#isKnown = false;
        }

        // Several that change together are told together.
        attributeChangedCallback() {
          if (this.#isDue || !this.isConnected) return;
          this.#isDue = true;
          queueMicrotask(() => {
            this.#isDue = false;
            this.#dress();
            if (this.#language() !== this.#frame.lang) this.#load();
            else this.#introduce();
          });
        }

        // Puts figures in, by the names they have in links: { leads: 300, sector: "saas" }.
        set(inputs) {
          for (const key in inputs) this.#waiting[key] = `${inputs[key] ?? ""}`;
          this.#deliver();
        }

        #load() {
          const frame = this.#frame;
          const language = this.#language();
          frame.lang = language;
          frame.title = titles[language];
          this.#isKnown = false;
          this.#dress();
          // What the frame's site might write down holds the look alone, so that it is right at once.
          const address = new URL(language + "/embed/", root);
          address.search = new URLSearchParams(this.#values(looks));
          if (frame.src !== address.href) frame.src = address;
        }

        // A theme that was chosen says what the ground is like, so the frame may stay clear.
        #dress() {
          const theme = this.getAttribute("theme");
          this.#frame.style.colorScheme = ["light", "dark"].includes(theme) ? theme : "";
        }

        #language() {
          const wanted = [this.getAttribute("lang"), document.documentElement.lang];
          return wanted.map((tag) => tag?.split("-")[0].toLowerCase()).find((tag) => Object.hasOwn(titles, tag)) ?? "es";
        }

        #values(names) {
          const given = names.filter((name) => this.hasAttribute(name));
          return Object.fromEntries(given.map((name) => [name.replace("cta-", "cta_"), this.getAttribute(name)]));
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
          frame.contentWindow.postMessage({ source: "palanca", v: 1, id: frame.name, type, data }, root.origin);
        }

        #hear = ({ source, origin, data: message }) => {
          const frame = this.#frame;
          const isOurs =
            source === frame.contentWindow &&
            origin === root.origin &&
            message?.source === "palanca" &&
            message.v === 1 &&
            message.id === frame.name;
          if (!isOurs) return;
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
            frame.style.visibility = "inherit";
          }
          if (told.includes(type)) {
            this.dispatchEvent(new CustomEvent("palanca:" + type, { bubbles: true, composed: true, detail: data }));
            if (this.hasAttribute("data-layer"))
              (window.dataLayer ||= []).push({ event: "palanca_" + type, palanca: data });
          }
        };
      },
    );
  }
}

/* What happens in the browser: citations open and mark their quote, the document is searched, the address is kept.
   Nothing here builds markup from text: words are only ever set as textContent, or as ranges. */
(() => {
  const policy = (window.policy ??= {});
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const english = () => document.documentElement.lang === "en";
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const narrow = () => matchMedia("(max-width: 900px)").matches;
  let chat = null;
  let pane = null;
  let place = null; // the paragraph that is open: {paragraph, start, end}
  let opener = null; // what had the focus before the drawer opened

  /* ---- address: ?q= a question, ?p= a paragraph (with @start-end of its quote), ?profile= what the form holds,
     ?tab= ?form= ?view= what is open ---- */
  const address = () => new URL(location.href);
  policy.remember = (changes) => {
    const url = address();
    for (const [key, value] of Object.entries(changes)) value ? url.searchParams.set(key, value) : url.searchParams.delete(key);
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  };

  /* An address that holds these and nothing else: what is shared is what was meant, not what was asked before it. */
  const link = (parameters) => {
    const url = address();
    url.search = new URLSearchParams(parameters);
    return url.href;
  };
  policy.shareProfile = (button, values, document) =>
    copy(button, link({ tab: "eligibility", ...(document && { form: document }), profile: JSON.stringify(values) }));

  /* ---- theme ---- */
  const dark = () => document.body.classList.contains("dark");
  policy.theme = () => {
    document.body.classList.toggle("dark");
    localStorage.setItem("policy-theme", dark() ? "dark" : "light");
    document.documentElement.style.colorScheme = dark() ? "dark" : "light";
  };
  const applyTheme = () => {
    const chosen = localStorage.getItem("policy-theme");
    if (chosen) document.body.classList.toggle("dark", chosen === "dark");
    document.documentElement.style.colorScheme = dark() ? "dark" : "light";
  };

  /* ---- offsets: Python counts characters, the DOM counts UTF-16 units ---- */
  const units = (text, characters) => {
    let unit = 0;
    for (const character of text) {
      if (characters-- <= 0) break;
      unit += character.length;
    }
    return unit;
  };

  const unmark = () => {
    for (const mark of $$("#document mark.quote")) {
      const words = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      words.normalize();
    }
  };

  /* Marks text[start:end] wherever the pane shows it; the first piece gets the id `quote`. */
  const mark = (start, end) => {
    unmark();
    let first = null;
    for (const block of $$("#document .paragraph")) {
      const from = Math.max(start, +block.dataset.start);
      const to = Math.min(end, +block.dataset.end);
      if (from >= to) continue;
      const node = $(".words", block).firstChild;
      const range = document.createRange();
      range.setStart(node, units(node.data, from - block.dataset.start));
      range.setEnd(node, units(node.data, to - block.dataset.start));
      const piece = document.createElement("mark");
      piece.className = "quote";
      range.surroundContents(piece);
      if (!first) (first = piece).id = "quote";
    }
    return first;
  };

  const block = (id) => $(`#document .paragraph[data-id="${CSS.escape(id)}"]`);

  const view = (target) => {
    const scroller = $("#document .words-of-document");
    const box = target.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    const top = scroller.scrollTop + box.top - frame.top - Math.max(24, (frame.height - box.height) / 3);
    scroller.scrollTo({ top: Math.max(0, top), behavior: calm() ? "auto" : "smooth" });
  };

  policy.open = async (id, start, end, focus = true) => {
    const slug = id.split("#")[0];
    if (pane && $("#document .pane")?.dataset.slug !== slug) {
      const html = await pane.server.document_html(slug);
      if (!html) return;
      pane.props.value = html;
      for (let wait = 0; wait < 100 && $("#document .pane").dataset.slug !== slug; wait++) await new Promise(requestAnimationFrame);
    }
    const target = block(id);
    if (!target) return;
    for (const other of $$("#document .paragraph.open")) other.classList.remove("open");
    target.classList.add("open");
    place = { paragraph: id, start, end, label: target.dataset.label };
    if (focus && !document.activeElement.closest("#right")) opener = document.activeElement;
    const bar = $("#document .place");
    $(".trail", bar).textContent = target.dataset.trail;
    for (const button of $$("button", bar)) button.hidden = false;
    if (narrow()) drawer(true);
    const marked = start === undefined || isNaN(start) ? (unmark(), null) : mark(+start, +end);
    view(marked || target);
    if (focus) target.focus({ preventScroll: true });
    policy.remember({ p: id + (marked ? `@${start}-${end}` : "") });
  };

  /* ---- the drawer, on a narrow screen; a plain column on a wide one ---- */
  const isOpen = () => document.body.classList.contains("drawer");
  const lockBehind = () => $$("#header, #left").forEach((behind) => (behind.inert = isOpen())); // the keyboard stays in the drawer
  const drawer = (open) => {
    const was = isOpen();
    if (open && !was) opener = document.activeElement;
    document.body.classList.toggle("drawer", open);
    lockBehind();
    if (!open && was) {
      policy.remember({ p: "" }); // a page that is loaded anew does not open it again
      opener?.focus();
    }
  };
  policy.drawer = () => {
    const open = !isOpen();
    drawer(open);
    if (open) $("#document .close").focus({ preventScroll: true });
  };

  /* ---- search in the document; hits are ranges, so the text is not touched ---- */
  let hits = [];
  let hit = 0;
  const find = (words) => {
    hits = [];
    hit = 0;
    const needle = words.trim().toLowerCase();
    if (needle)
      for (const element of $$("#document .paragraph .words")) {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const haystack = node.data.toLowerCase();
          for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + needle.length);
            hits.push(range);
          }
        }
      }
    if (window.CSS?.highlights) CSS.highlights.set("hits", new Highlight(...hits));
    showHit(needle);
  };
  const showHit = (needle) => {
    const count = $("#document .count");
    if (!needle) count.textContent = "";
    else if (!hits.length) count.textContent = count.dataset.none;
    else {
      count.textContent = count.dataset.hits.replace("{n}", hit + 1).replace("{total}", hits.length);
      if (window.CSS?.highlights) CSS.highlights.set("hit", new Highlight(hits[hit]));
      view(hits[hit]);
    }
    if (!hits.length && window.CSS?.highlights) CSS.highlights.delete("hit");
  };

  /* ---- the question ---- */
  const field = () => $("#question textarea, #question input");
  const write = (words) => {
    const input = field();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value").set.call(input, words);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  };
  let edited = -1; // the turn whose question is being rewritten
  policy.takeEdited = () => {
    const turn = edited;
    edited = -1;
    return turn;
  };
  /* One question at a time: until there is an answer, whatever would ask another, or judge an earlier answer, does nothing. */
  const SENT_MS = 1500;
  let sent = 0; // when a question was sent that the page does not show yet
  const once = (event) => {
    const pressed = event.type === "click" && event.target.closest("#send, [data-ask], [data-action]:not([data-action=copy], [data-action=edit])");
    const entered = event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target === field();
    if (!pressed && !entered) return;
    if ($("#chat .pending") || Date.now() - sent < SENT_MS || (pressed && event.detail > 1)) { // also a late second press
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (entered || pressed.matches("#send, [data-ask], [data-action=retry]")) sent = Date.now();
  };
  /* Who turns to another conversation waits no longer for an answer, which would bring the old one back. */
  const turn = async (event) => {
    const button = event.target.closest("#new, #delete");
    if (!button || !$("#chat .pending")) return;
    event.stopImmediatePropagation();
    $("#stop")?.click();
    for (let wait = 0; wait < 300 && $("#chat .pending"); wait++) await new Promise(requestAnimationFrame);
    if (!$("#chat .pending")) button.click();
  };
  for (const type of ["click", "keydown"]) document.addEventListener(type, once, true);
  document.addEventListener("click", turn, true);
  const ask = (question) => {
    drawer(false);
    chat?.trigger("ask", { question });
  };

  /* What another window of this browser said, or deleted, is shown here too, once nothing is under way. */
  let stale = false;
  const refresh = () => {
    if (!stale || !chat || $("#chat .pending") || $("#chat .comment input")?.value) return;
    stale = false;
    chat.trigger("act", { action: "show" });
  };
  policy.onKept(() => {
    stale = true;
    refresh();
  });
  policy.kept = (given) => {
    stale ||= policy.keep(given);
    refresh();
  };

  /* What was typed and not sent stays, also when the page loads anew because the server came back. */
  const DRAFT = "policy-draft";
  document.addEventListener("input", (event) => {
    if (event.target === field()) sessionStorage.setItem(DRAFT, event.target.value);
  });
  const restoreDraft = () => {
    const words = sessionStorage.getItem(DRAFT);
    if (words && !field().value) write(words);
  };

  /* Gradio says these in English whatever the page's language. */
  const SAID = {
    "Connection to the server was lost. Attempting reconnection...": "与服务器的连接断开了，正在重新连接；写下的问题还在。",
    "Connection re-established.": "已重新连接。",
    Error: "出错了",
    Warning: "请注意",
    Info: "提示",
    "Click to upload or drop files": "点击上传，或把文件拖到这里",
  };
  const translate = () => {
    for (const button of $$("button[aria-label]")) if (SAID[button.ariaLabel]) button.ariaLabel = SAID[button.ariaLabel];
    for (const part of $$(".toast-title, [data-testid=toast-text]")) {
      const node = [...part.childNodes].find((child) => child.nodeType === 3 && SAID[child.data.trim()]);
      if (node) node.data = SAID[node.data.trim()];
    }
  };

  /* A file that the server sent as {name, data}: data in base64. */
  policy.save = (file) => {
    const bytes = Uint8Array.from(atob(file.data), (character) => character.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  /* Browsers give the clipboard to https and this machine only; elsewhere a hidden field is copied the old way. */
  const toClipboard = async (words) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(words);
    const field = document.createElement("textarea");
    field.value = words;
    field.className = "sr-only";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };
  /* For a moment the button says something else; its own words come back. */
  const say = (button, words, milliseconds) => {
    const node = [...button.childNodes].find((child) => child.nodeType === 3 && child.data.trim());
    button.dataset.own ??= node.data;
    node.data = words;
    clearTimeout(button.saying);
    button.saying = setTimeout(() => (node.data = button.dataset.own), milliseconds);
  };
  const copy = async (button, words) => {
    await toClipboard(words);
    say(button, english() ? "Copied" : "已复制", 1500);
  };
  /* A conversation is gone for good, so it is deleted by a second press. */
  const CONFIRM_MS = 4000;
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("#delete");
      if (!button) return;
      if (Date.now() - (button.asked ?? 0) < CONFIRM_MS) {
        button.asked = 0;
        return say(button, button.dataset.own, 0);
      }
      event.stopImmediatePropagation();
      button.asked = Date.now();
      say(button, english() ? "Really?" : "确认删除", CONFIRM_MS);
    },
    true,
  );
  const answerAsText = (turn) => {
    const quotes = $$(".source", turn).map((source) => source.innerText.replace(/\s*\n\s*/g, " "));
    return [$(".answer-text", turn).innerText, ...quotes, $(".answer-id", turn).innerText].join("\n");
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (!button) {
      if (!event.target.closest("#right")) drawer(false); // beside the drawer
      return;
    }
    const data = button.dataset;
    if (button.matches("#tabs [role=tab]")) policy.remember({ tab: button.id.replace(/-tab-button$/, "").replace(/^chat$/, "") });
    if (data.paragraph) policy.open(data.paragraph, data.start && +data.start, data.end && +data.end);
    else if (data.ask) ask(data.ask);
    else if (data.tab) $(`#${CSS.escape(data.tab)}-tab-button`)?.click();
    else if (data.pane === "close") drawer(false);
    else if (data.pane === "ask") {
      drawer(false);
      write(place.label + (english() ? ": " : ":"));
    } else if (data.pane === "link") copy(button, link({ p: address().searchParams.get("p") }));
    else if (data.action) {
      const turn = button.closest(".turn");
      if (data.action === "copy") copy(button, answerAsText(turn));
      else if (data.action === "edit") {
        edited = +data.turn;
        write($(".asked p", turn).innerText);
      }
      else chat?.trigger("act", { action: data.action, turn: +data.turn, comment: $(".comment input", turn)?.value ?? "" });
    } else if (data.page === "theme") policy.theme();
    else if (data.page === "drawer") policy.drawer();
    else if (data.page === "language") {
      event.preventDefault();
      const there = new URL(button.getAttribute("href"), document.baseURI.replace(/[?#].*$/, ""));
      there.search = location.search;
      location.assign(there);
    }
    if (button.closest(".contents") && narrow()) button.closest("details").open = false;
  });

  document.addEventListener("input", (event) => {
    if (event.target.matches("#document .find")) find(event.target.value);
  });
  document.addEventListener("change", async (event) => {
    if (event.target.matches("#document .choose")) pane.props.value = await pane.server.document_html(event.target.value);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!narrow() && event.target.closest?.("#right .words-of-document")) opener?.focus(); // back to the citation
      drawer(false);
    }
    if (event.key === "Enter" && event.target.matches("#document .find") && hits.length) {
      hit = (hit + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
      showHit(event.target.value);
    }
    if (event.key === "Enter" && event.target.matches(".comment input")) $("button", event.target.closest(".comment")).click();
  });

  /* Whether the question of the address has its answer here: a page that is loaded anew does not ask it again, also where
     another window went on. */
  const wasAsked = (question, log) => {
    const again = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
    return question === log.dataset.last || (again && $$(".asked p", log).some((asked) => asked.textContent === question));
  };

  /* ---- called by the Gradio parts when they are there ---- */
  let shown = 0;
  let entered = false;
  policy.chat = (part) => {
    chat = part;
    part.watch("value", () => {
      const log = $(".log", part.element);
      const turns = $$(".turn", log);
      if ($(".pending, .notice", log) || turns.length !== shown) sent = 0; // not where what there was is shown anew
      if (turns.length && turns.length !== shown) log.scrollTo({ top: turns.at(-1).offsetTop - 12, behavior: shown && !calm() ? "smooth" : "auto" });
      shown = turns.length;
      if ($(".pending", log)) sessionStorage.removeItem(DRAFT);
      $(".comment input", log)?.focus();
      $(".comment", log)?.scrollIntoView({ block: "nearest" });
      if (log.dataset.ready !== undefined && !entered) {
        entered = true;
        lockBehind(); // what of the page came after an address had opened the drawer
        restoreDraft();
        if (!narrow()) field()?.focus(); // on a phone the keyboard would cover the page
        const tab = address().searchParams.get("tab");
        if (tab) setTimeout(() => $(`#${CSS.escape(tab)}-tab-button`)?.click(), 50);
        const question = address().searchParams.get("q");
        if (question && !wasAsked(question, log)) ask(question);
      } else if (entered && !$(".pending", log)) policy.remember({ q: log.dataset.last.length <= 300 ? log.dataset.last : "" });
    });
  };
  policy.pane = (part) => {
    pane = part;
    const [id, quote] = (address().searchParams.get("p") ?? "").split("@");
    const [start, end] = (quote ?? "").split("-");
    if (id) policy.open(id, start ? +start : undefined, end ? +end : undefined, false);
  };

  const started = () => {
    applyTheme();
    new MutationObserver(() => {
      const chosen = localStorage.getItem("policy-theme");
      if (chosen && dark() !== (chosen === "dark")) applyTheme();
    }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
    if (!english()) new MutationObserver(translate).observe(document.body, { childList: true, subtree: true });
  };
  document.body ? started() : document.addEventListener("DOMContentLoaded", started);
})();

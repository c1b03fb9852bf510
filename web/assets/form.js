/* What is asked of the server while somebody writes: verdicts for the form, tables for the filters. What was typed is held
   here and no answer changes it; an answer that was overtaken is dropped.
   HTML comes from this server only, which writes all words of people, documents and models as text. */
(() => {
  const policy = (window.policy ??= {});
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const AGAIN_MS = 3000; // until a server that did not answer is asked again

  /* A function that asks with what it was called with last, one request at a time, and shows the answer to that. A server
     that does not answer (undefined) is asked again. */
  const newest = (request, show, failed = () => {}) => {
    let asked = null;
    let busy = false;
    return async (...now) => {
      asked = now;
      if (busy) return;
      busy = true;
      while (asked) {
        const asking = asked;
        asked = null;
        const answer = await request(...asking);
        if (answer === undefined || answer === null) {
          failed();
          asked ??= asking;
          await new Promise((resume) => setTimeout(resume, AGAIN_MS));
        } else if (!asked) show(answer, ...asking);
      }
      busy = false;
    };
  };

  /* ---- the profile: field key → words, and of which questions of the chat the form knows already, by document ---- */
  const PROFILE = "policy-profile";
  const HEARD = 200; // questions
  const readProfile = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(PROFILE)) ?? {};
      return { values: { ...kept.values }, heard: { ...kept.heard } };
    } catch {
      return { values: {}, heard: {} };
    }
  };
  let profile = readProfile();
  const typed = {}; // field key → when something was typed in it, as a count
  let clock = 0;
  const keep = () => {
    try {
      localStorage.setItem(PROFILE, JSON.stringify(profile));
    } catch {} // a browser that keeps nothing: it lasts as long as the page
  };
  const set = (key, words) => {
    if (words) profile.values[key] = words;
    else delete profile.values[key];
  };
  policy.profile = () => profile.values;
  /* That of a shared address takes the place of one's own; it is taken once, what is changed later stays here. */
  const enter = () => {
    const url = new URL(location.href);
    const written = url.searchParams.get("profile");
    if (written === null) return;
    url.searchParams.delete("profile");
    history.replaceState(history.state, "", url);
    try {
      const values = Object.entries(JSON.parse(written)).map(([key, words]) => [key, String(words)]);
      profile.values = Object.fromEntries(values.filter(([, words]) => words));
      keep();
    } catch {} // an address that was cut off
  };
  enter();

  /* ---- the form ---- */
  let form = null; // the part, once its tab was opened
  let opening = null; // what it is opened with before that
  let drawn = ""; // the HTML that stands there: Gradio's tabs come and go, the fields stay
  const place = () => $("#form .place-of-form");
  const slug = () => $("#form [data-slug]")?.dataset.slug ?? "";
  const fields = (key) => $$("#form [data-key]").filter((field) => key === undefined || field.dataset.key === key);
  const fill = (field) => {
    const words = profile.values[field.dataset.key] ?? "";
    if (field.type === "radio") field.checked = field.value === words;
    else if (field.value !== words) field.value = words;
  };

  const judge = newest(
    () => form.server.judge_form({ document: slug(), values: profile.values }),
    (judged) => {
      const summary = $("#form-summary");
      if (summary) summary.innerHTML = judged.summary;
      $("#verdicts").innerHTML = judged.verdicts;
      for (const field of fields()) {
        const wrong = judged.unread.includes(field.dataset.key);
        field.closest(".field").classList.toggle("wrong", wrong);
        if (field.type !== "radio") field.setAttribute("aria-invalid", wrong);
      }
      for (const [key, words] of Object.entries(judged.written)) set(key, words);
      keep();
    },
  );

  /* What the chat said since: it is the newest word on a field, unless somebody wrote there in the meantime. What was said
     before the form was first opened fills only what is empty. */
  const hear = async (questions) => {
    const document = slug();
    const heard = profile.heard[document] ?? [];
    if (questions.every((question) => heard.includes(question))) return;
    const since = clock;
    const said = await form.server.hear_chat({ document, questions, heard });
    if (!said) return; // it is asked again when the form is opened again
    for (const [key, words] of Object.entries(said))
      if (!(typed[key] > since) && (heard.length || !profile.values[key])) {
        set(key, words);
        fields(key).forEach(fill);
      }
    profile.heard[document] = [...new Set([...heard, ...questions])].slice(-HEARD);
    keep();
    judge();
  };
  let hearing = Promise.resolve();

  const draw = newest(
    (asked) => form.server.draw_form(asked),
    (html, asked) => {
      if (html !== drawn) {
        place().innerHTML = drawn = html;
        fields().forEach(fill);
      }
      policy.remember({ form: $("#form-document")?.selectedIndex > 0 ? slug() : "" });
      if (!slug()) return;
      judge();
      hearing = hearing.then(() => hear(asked.questions));
    },
    () => $(".empty", place()) && ($(".empty", place()).textContent = place().dataset.failed),
  );
  let questions = [];
  policy.openForm = (chosen) => {
    const store = policy.store();
    const conversation = store.conversations.find(({ id }) => id === store.current);
    questions = conversation?.turns.map((turn) => turn.answer.question) ?? [];
    opening = { document: slug() || new URL(location.href).searchParams.get("form") || "", chosen, questions };
    if (form) draw(opening);
  };
  policy.form = (part) => {
    form = part;
    drawn = "";
    if (opening) draw(opening);
  };

  document.addEventListener("input", ({ target }) => {
    if (!target.matches("#form [data-key]")) return;
    typed[target.dataset.key] = ++clock;
    set(target.dataset.key, target.value);
    keep();
    judge();
  });
  document.addEventListener("change", ({ target }) => {
    if (target.matches("#form-document")) draw({ document: target.value, chosen: [], questions });
  });
  /* The same profile in another window of this browser. */
  window.addEventListener("storage", (event) => {
    if (event.key !== PROFILE) return;
    profile = readProfile();
    fields().forEach((field) => field === document.activeElement || fill(field));
    if (form && slug()) judge();
  });
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-form]");
    if (!button) return;
    const action = button.dataset.form;
    if (action === "print") window.print();
    else if (action === "link") policy.shareProfile(button, profile.values, $("#form-document") ? slug() : "");
    else if (action === "docx") {
      const file = await form.server.save_form({ document: slug(), values: profile.values });
      if (file?.data) policy.save(file);
    } else if (action === "clear") {
      for (const key of new Set(fields().map((field) => field.dataset.key))) typed[key] = ++clock;
      profile.values = {};
      fields().forEach(fill);
      keep();
      judge();
    }
  });

  /* ---- the facts ---- */
  const VIEWS = ["targets", "duties", "supports", "measures", "chart", "calendar"];
  let facts = null;
  let controls = null; // what the controls hold: document, view, words, part, sort
  const opened = new URL(location.href).searchParams.get("view"); // the view of the address
  const showFacts = newest(
    (asked) => facts.server.show_facts(asked),
    (html) => ($("#facts .place-of-facts").innerHTML = html),
  );
  policy.showFacts = (asked) => {
    controls = asked;
    if (!facts) return;
    policy.remember({ view: asked[1] });
    showFacts(asked);
  };
  policy.facts = (part) => {
    facts = part;
    if (controls) showFacts(controls);
  };
  policy.openedView = () => (VIEWS.includes(opened) ? opened : null);
})();

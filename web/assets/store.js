/* What this browser keeps of conversations, for all of its windows. Each window shows a conversation of its own; an event
   takes what is kept then, and what comes back is put into what is kept by then: windows that ask at the same time lose
   each other nothing. */
(() => {
  const policy = (window.policy ??= {});
  const KEPT = "policy-talks";
  const SHOWN = "policy-talk"; // in this window
  const MAX_TURNS = 60; // of a conversation, as on the server

  const read = () => {
    try {
      const { conversations } = JSON.parse(localStorage.getItem(KEPT));
      return conversations.filter(({ id, turns }) => typeof id === "string" && Array.isArray(turns));
    } catch {
      return []; // nothing yet, or nothing that can be read
    }
  };
  const write = (conversations) => {
    for (; conversations.length; conversations = conversations.slice(0, -1))
      try {
        return localStorage.setItem(KEPT, JSON.stringify({ conversations }));
      } catch {} // no room: the oldest goes
    localStorage.removeItem(KEPT);
  };
  const find = (conversations, id) => conversations.find((one) => one.id === id);
  const newId = () => Math.random().toString(36).slice(2, 10);

  /* A window shows what it showed before it was loaded anew; a new one the latest, or none if its address asks something else. */
  let shown = sessionStorage.getItem(SHOWN);
  const choose = (id) => sessionStorage.setItem(SHOWN, (shown = id));
  if (!shown) {
    const [latest] = read();
    const asked = new URL(location.href).searchParams.get("q");
    choose(latest && (!asked || latest.turns.at(-1)?.answer.question === asked) ? latest.id : newId());
  }

  /* ---- for an event: the conversation that is shown, and of the others (but `whole`) the first turn, which names them ---- */
  const MAX_SENT = 16;
  const sent = new Map(); // event → what was kept when it was sent
  let events = 0;
  policy.store = (whole = () => false) => {
    const kept = read();
    const event = String(++events);
    sent.set(event, kept);
    if (sent.size > MAX_SENT) sent.delete(sent.keys().next().value);
    const conversations = kept.map((one) => (one.id === shown || whole(one.id) ? one : { ...one, turns: one.turns.slice(0, 1) }));
    return { event, current: shown, conversations };
  };

  /* ---- what an event gave back ---- */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const begins = (turns, start) => same(turns.slice(0, start.length), start);
  /* `was` became `now` in another window and `ours` in this one. */
  const joined = (was, now, ours) => {
    if (same(was, now)) return ours;
    if (begins(ours, was)) return [...now, ...ours.slice(was.length)];
    return begins(now, was) ? [...ours, ...now.slice(was.length)] : ours;
  };
  /* Takes it up, once; whether the page shows less than what is kept now. */
  policy.keep = (given) => {
    const before = sent.get(given?.event);
    if (!before) return false;
    sent.delete(given.event);
    const gone = new Set(before.filter(({ id }) => !find(given.conversations, id)).map(({ id }) => id));
    const now = read();
    const rest = now.filter(({ id }) => !gone.has(id));
    const own = find(given.conversations, given.current);
    const others = rest.filter(({ id }) => id !== given.current);
    const kept = find(rest, given.current)?.turns ?? [];
    const turns = own ? joined(find(before, given.current)?.turns ?? [], kept, own.turns).slice(-MAX_TURNS) : kept;
    choose(given.current);
    if (!same(turns, kept)) write([{ id: given.current, turns }, ...others]);
    else if (gone.size) write(rest);
    return own !== undefined && !same(turns, own.turns);
  };

  policy.onKept = (changed) => window.addEventListener("storage", (event) => event.key === KEPT && changed());
})();

// Keeps the stream open and says in words how it stands: the server speaks at least every two seconds.

const STALE_AFTER_MS = 6000;
const RETRY_AFTER_MS = 2000;

/** Opens the stream; handlers by event name get parsed JSON, onState gets (state, words). */
export function connect(url, handlers, onState) {
  let lastHeard = performance.now();
  let opened = false;
  let source;

  function open() {
    source = new EventSource(url);
    source.onopen = () => {
      lastHeard = performance.now();
      report();
    };
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        lastHeard = performance.now();
        opened = true;
        handle(JSON.parse(event.data));
        report();
      });
    }
    source.onerror = () => {
      report();
      // A refusal (not a broken line) ends an EventSource for good.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RETRY_AFTER_MS);
    };
  }

  function report() {
    const silentMs = performance.now() - lastHeard;
    if (source.readyState !== EventSource.OPEN) {
      onState(opened ? "reconnecting" : "connecting", opened ? "Reconnecting" : "Connecting");
    } else if (silentMs > STALE_AFTER_MS) {
      onState("stale", `Stale: silent for ${Math.round(silentMs / 1000)} s`);
    } else {
      onState("live", "Live");
    }
  }

  open();
  setInterval(report, 1000);
}

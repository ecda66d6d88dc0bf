"use strict";
// Loads parts of the index: scripts, not requests, so that it works from a folder too.
(function () {
  const waiting = new Map();
  const known = new Map();

  // What the scripts of the index call.
  window.shanhai = function (what, number, content) {
    const key = what + "-" + number;
    known.set(key, content);
    (waiting.get(key) || []).forEach(([resolve]) => resolve(content));
    waiting.delete(key);
  };

  window.shanhai.load = function (root, what, number) {
    const key = what + "-" + number;
    if (known.has(key)) return Promise.resolve(known.get(key));
    return new Promise((resolve, reject) => {
      if (waiting.has(key)) return waiting.get(key).push([resolve, reject]);
      waiting.set(key, [[resolve, reject]]);
      const script = document.createElement("script");
      script.src = root + "search/" + key + ".js";
      script.onerror = () => {
        waiting.get(key).forEach(([, reject]) => reject(new Error(key)));
        waiting.delete(key);
      };
      document.head.append(script);
    });
  };
})();

// Deals the options anew every six hours, the same on both sides; without script they stand as the deck was written.
(function () {
  "use strict";
  var list = document.querySelector(".qb-options");
  if (!list) return;
  var text = list.textContent;
  var slot = Math.floor(Date.now() / 21600000);
  var front = window.quizappFront;
  if (list.classList.contains("qb-keyed")) {
    // Where the page outlives the turn, an answer shown after the hour struck still has the order of its question.
    if (front && front.text === text) slot = front.slot;
  } else {
    window.quizappFront = { text: text, slot: slot };
  }
  function hash(word) {
    var h = 2166136261;
    for (var i = 0; i < word.length; i += 1) h = Math.imul(h ^ word.charCodeAt(i), 16777619);
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    return (h ^ (h >>> 16)) >>> 0;
  }
  var places = Array.prototype.slice.call(list.children);
  var loose = places.filter(function (option) { return !option.classList.contains("qb-pinned"); });
  var dealt = loose.slice().sort(function (a, b) {
    return hash(a.className + slot + text) - hash(b.className + slot + text);
  });
  places.forEach(function (option) {
    list.appendChild(loose.indexOf(option) < 0 ? option : dealt.shift());
  });
})();

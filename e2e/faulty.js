// Holds the keyboard where it is, for faulty.html.
document.querySelector(".trap").addEventListener("keydown", (event) => event.key === "Tab" && event.preventDefault());

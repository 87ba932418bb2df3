"""One command run and measured from outside; its time limit; the deadline of a row."""

import os
import subprocess
import tempfile
import threading
import time


class Fault(Exception):
    """A command failed, took too long or gave no answer; the row goes on without it."""


class Deadline:
    """What is left of a row's time, in seconds."""

    def __init__(self, seconds):
        self.end = time.monotonic() + seconds

    def left(self):
        return max(0.1, self.end - time.monotonic())

    def is_over(self):
        return time.monotonic() >= self.end


def run(command, deadline, output=None):
    """Runs a command and says what it took.

    `seconds` on the wall, `cpu` and of it `system` in seconds, `peak` in MB: the largest resident set of the process,
    which cannot read below this script's own, some 20 MB. What it writes to its standard output goes to the file
    `output`, where one is given. Raises `Fault` with what the command said.
    """
    with tempfile.TemporaryFile() as said:
        begin = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL,
                                   stdout=output or said, stderr=said)
        late = threading.Event()

        def end():
            late.set()
            process.kill()

        timer = threading.Timer(deadline.left(), end)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if late.is_set():
            raise Fault(f"ended after {seconds:.0f} s, when the row's time was over: {command[0]}")
        if process.returncode:
            said.seek(0)
            words = said.read()[-1000:].decode(errors="replace")
            raise Fault(f"exit code {process.returncode}: {' '.join(map(str, command))}\n{words}")
    figures = {"seconds": seconds, "cpu": usage.ru_utime + usage.ru_stime, "system": usage.ru_stime,
               "peak": usage.ru_maxrss / 1024}
    return {name: round(figure, 5) for name, figure in figures.items()}


def say(text):
    print(text, flush=True)

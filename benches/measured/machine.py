"""What was measured on, and with which versions. Whatever cannot be found out is left out."""

import datetime
import os
import platform
import subprocess
from pathlib import Path


def said(*command, folder=None):
    """The first line that a command writes, or nothing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=folder, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip().split("\n")[0] if done.returncode == 0 else ""


def file_system(path):
    """The kind of file system that a folder is on, with the options of its mount."""
    found = said("findmnt", "--noheadings", "--output", "FSTYPE,OPTIONS", "--target", str(path))
    return " ".join(found.split()) or "unknown"


def machine(memory, disk):
    facts = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in facts if line.startswith("model name")]
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count(),
        "memory": f"{total:.1f} GiB",
        "kernel": platform.release(),
        "memory file system": file_system(memory),
        "disk": file_system(disk),
    }


def versions(tools):
    found = {name: said(str(tool.program), *tool.version) for name, tool in tools.items()}
    return found | {"rustc": said("rustc", "--version"), "python": platform.python_version()}


def commit(project):
    """The project's commit, marked where the files are not as it has them."""
    short = said("git", "rev-parse", "--short=10", "HEAD", folder=project)
    changed = said("git", "status", "--porcelain", "--untracked-files=no", "--", "src", "Cargo.lock", folder=project)
    return short + (" with changes" if changed else "")


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")


def load():
    return round(os.getloadavg()[0], 2)

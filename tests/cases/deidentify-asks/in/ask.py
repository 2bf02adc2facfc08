"""Runs a program on a terminal of its own and types each answer when it is asked.
Usage: ask.py ANSWER|ANSWER PROGRAM ARGUMENT..."""
import os, pty, sys

answers = sys.argv[1].split("|")
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b""
asked = 0
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    seen += more
    if seen.endswith(b": ") and asked < len(answers):
        os.write(terminal, answers[asked].encode() + b"\n")
        asked += 1
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(seen.decode().replace("\r\n", "\n"), end="")
print("status", status, "- shown" if any(a and a.encode() in seen for a in answers) else "- not shown")

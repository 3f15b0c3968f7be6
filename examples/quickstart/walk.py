#!/usr/bin/env python3
"""Walks the complete workflow against a running Role Dispatcher and prints what happened.

Usage: walk.py [address]        the address is http://127.0.0.1:8080 unless said otherwise
"""

import json
import pathlib
import sys
import time
import urllib.error
import urllib.request

ADDRESS = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080").rstrip("/")
HERE = pathlib.Path(__file__).resolve().parent


def call(method, path, body=None):
    """One request: the status and the answer, a problem included."""
    request = urllib.request.Request(
        ADDRESS + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Accept": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as problem:
        return problem.code, json.load(problem)
    except urllib.error.URLError as fault:
        sys.exit(f"{ADDRESS} does not answer ({fault.reason}). Maybe start the service: ./dispatcher run")


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def title(text):
    print(f"\n{text}\n{'-' * len(text)}")


def problem_of(answer):
    return f"{answer['code']} {answer['detail']}"


def register(role):
    status, answer = call("POST", "/v1/roles", role)
    print(f"  {role['name']}: " + ("registered" if status == 201 else problem_of(answer)))


def dispatch(task):
    _, estimate = call("POST", "/v1/dispatches/estimate", {"task": task})
    print(f"  {task['task_id']}: {task['description']}")
    print(f"    estimate   {estimate['classification']} -> {estimate['recommended_role']}, {estimate['token_estimate']} tokens")
    status, result = call("POST", "/v1/dispatches", {"task": task, "token_budget": 8000})
    if status != 201:
        print(f"    dispatch   {problem_of(result)}")
        return
    print(f"    dispatch   {result['classification']} -> {result['role_id']}, confidence {result['confidence']:.0%}, score {result['score']:.3f}, {result['context']['token_count']} tokens")
    print(f"    because    {result['explanation']}")


def reassign(task_id, role_id):
    _, history = call("GET", f"/v1/tasks/{task_id}/history")
    print(f"  {task_id} is with {history['current_role']}")
    status, answer = call(
        "POST", f"/v1/tasks/{task_id}/reassign", {"new_role_id": role_id, "reason": "A person should have a look."}
    )
    print(f"  reassigned to {answer['role_id']}" if status == 200 else f"  {problem_of(answer)}")
    _, history = call("GET", f"/v1/tasks/{task_id}/history")
    for event in history["dispatches"]:
        print(f"    {event['sequence']} {event['type']} {event.get('role_id') or ''}")
    print(f"  reassignments: {history['reassignments']}")


def batch(size):
    requests = [
        {
            "task": {
                "task_id": f"batch-{number}",
                "description": f"Analyze dataset {number}",
                "required_capabilities": ["analysis"] if number < size - 1 else ["monitoring"],
                "priority": "low",
            },
            "token_budget": 4000,
        }
        for number in range(size)
    ]
    _, answer = call("POST", "/v1/dispatches/batch", {"requests": requests})
    for item in answer["results"]:
        if item["status"] == "dispatched":
            print(f"  {item['task_id']}: {item['result']['classification']} -> {item['result']['role_id']}")
        else:
            print(f"  {item['task_id']}: {problem_of(item['problem'])}")
    print(f"  {answer['summary']}")


def main():
    title("1. Register three roles")
    for role in read("roles.json"):
        register(role)

    title("2. Estimate and dispatch three tasks")
    for task in read("tasks.json"):
        dispatch(task)

    title("3. Reassign a task to a stand-in")
    register(read("stand-in.json"))
    reassign("task-001", "role-senior-dev")

    title("4. A batch of five; nobody can do 'analysis'")
    batch(5)

    title("5. Statistics")
    time.sleep(1.5)  # the numbers of contexts are written about once a second
    _, stats = call("GET", "/v1/stats")
    for key, value in stats.items():
        print(f"  {key}: {json.dumps(value)}")


main()

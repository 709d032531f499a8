package main

import (
	"encoding/json"
	"fmt"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What the libraries below the door write themselves goes to the same place as our log: nothing of it either.
func TestAllThatTheProgramWritesIsWholeLinesWithoutWords(t *testing.T) {
	s := serving(t, used(t))
	for _, raw := range []string{
		"kanarie\r\n\r\n",
		"GET /kanarie\x1b[31m\r\n HTTP/1.1\r\nHost: kanarie\r\n\r\n",
		"GET /bureau/kanarie%0d%0a%1b[31m{\"level\":\"ERROR\"}?kanarie=%0a HTTP/1.1\r\nHost: kanarie\r\n\r\n",
		"KANARIE / HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET / HTTP/kanarie\r\n\r\n",
		"GET / HTTP/1.1\r\nkanarie\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: x\r\nkanarie: " + strings.Repeat("kanarie", 9000) + "\r\n\r\n",
		"POST /d/sleutel HTTP/1.1\r\nHost: x\r\nContent-Length: kanarie\r\n\r\n",
		"POST /d/sleutel HTTP/1.1\r\nHost: x\r\nOrigin: http://" + s.address + "\r\nContent-Type: multipart/form-data; boundary=kanarie\r\nContent-Length: 9\r\n\r\n--kanarie",
		"GET /live/v1/kanarie?as=seat&session=kanarie HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: kanarie\r\n\r\n",
	} {
		c, err := net.Dial("tcp", s.address)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(c, raw)
		c.(*net.TCPConn).CloseWrite()
		c.SetReadDeadline(time.Now().Add(5 * time.Second))
		for b := make([]byte, 4096); err == nil; {
			_, err = c.Read(b)
		}
		c.Close()
	}
	s.cmd.Process.Signal(syscall.SIGTERM)
	<-s.ended
	log := s.log.String()
	if strings.Contains(strings.ToLower(log), "kanarie") {
		t.Errorf("what somebody sent is in the log: %s", log)
	}
	if strings.Count(log, `"answered"`) < 3 {
		t.Fatalf("too little was logged: %s", log)
	}
	for _, line := range strings.Split(strings.TrimSuffix(log, "\n"), "\n") {
		var o map[string]any
		if json.Unmarshal([]byte(line), &o) != nil || o["msg"] == nil {
			t.Errorf("no line of ours: %q", line)
		}
	}
}

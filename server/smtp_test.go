package server

import (
	"bufio"
	"fmt"
	"io"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
)

// smtpServer is a mail server on a real port, that keeps what it takes and can be told to fail.
type smtpServer struct {
	t    *testing.T
	ln   net.Listener
	mu   sync.Mutex
	fail string // what it does instead of taking a mail
	took []taken
	on   func() // is called when a mail is there and nobody heard so yet
}

type taken struct{ to, id, subject, body string }

func startSMTP(t *testing.T) *smtpServer {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &smtpServer{t: t, ln: ln}
	var lines sync.WaitGroup
	t.Cleanup(func() { ln.Close(); lines.Wait() })
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			lines.Go(func() { s.talk(c) })
		}
	}()
	return s
}

// settings point a house at it.
func (s *smtpServer) settings(c *Config) {
	c.SMTPHost, c.SMTPPort, c.SMTPTLS, c.MailFrom = "127.0.0.1", s.ln.Addr().(*net.TCPAddr).Port, "geen", "nieuws@maatwerk.example"
}

func (s *smtpServer) does(fail string) { s.mu.Lock(); defer s.mu.Unlock(); s.fail = fail }

func (s *smtpServer) failing() string { s.mu.Lock(); defer s.mu.Unlock(); return s.fail }

func (s *smtpServer) mails() []taken {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]taken{}, s.took...)
}

func (s *smtpServer) talk(c net.Conn) {
	defer c.Close()
	r := bufio.NewReader(c)
	say := func(line string) { fmt.Fprint(c, line+"\r\n") }
	if s.failing() == "hangs" {
		r.ReadString('\n') // until the other side has had enough
		return
	}
	say("220 mail.test")
	to := ""
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return
		}
		switch word := strings.ToUpper(strings.TrimSpace(line)); {
		case strings.HasPrefix(word, "EHLO"):
			say("250-mail.test")
			say("250 8BITMIME")
		case strings.HasPrefix(word, "RCPT"):
			to = strings.Trim(line[strings.Index(line, ":")+1:], " <>\r\n")
			switch s.failing() {
			case "refuses":
				say("550 5.1.1 no such user <" + to + ">")
			case "later":
				say("451 4.3.0 come back later")
			default:
				say("250 ok")
			}
		case word == "DATA":
			say("354 go on")
			body := ""
			for {
				l, err := r.ReadString('\n')
				if err != nil {
					return
				}
				if strings.TrimRight(l, "\r\n") == "." {
					break
				}
				body += l
			}
			if s.failing() == "bounces" {
				say("554 5.7.1 not wanted here")
				continue
			}
			s.keep(to, body)
			if s.failing() == "cuts" {
				return // it is kept, and nobody hears so
			}
			say("250 queued")
		case word == "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func (s *smtpServer) keep(to, body string) {
	m, err := mail.ReadMessage(strings.NewReader(body))
	plain, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(body)))
	body = string(plain)
	if err != nil {
		s.t.Errorf("no mail: %v", err)
		return
	}
	s.mu.Lock()
	s.took = append(s.took, taken{to: to, id: m.Header.Get("Message-Id"), subject: m.Header.Get("Subject"), body: body})
	on := s.on
	s.mu.Unlock()
	if on != nil {
		on()
	}
}
